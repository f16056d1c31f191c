import type { Scene } from '../scene.ts';
import { overviewScenes } from './overview.ts';
import { setupScenes } from './setup.ts';

/** Every scene by its name. */
export const scenes: Readonly<Record<string, Scene>> = { ...overviewScenes, ...setupScenes };
