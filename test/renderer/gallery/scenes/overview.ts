import type { Scene } from '../scene.ts';
import { readySnapshot } from './snapshots.ts';

export const overviewScenes: Readonly<Record<string, Scene>> = {
  'overview-ready': { snapshot: readySnapshot },
};
