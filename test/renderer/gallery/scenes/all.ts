import type { Scene } from '../scene.ts';
import { overviewScenes } from './overview.ts';

/** Every scene by its name. */
export const scenes: Readonly<Record<string, Scene>> = { ...overviewScenes };
