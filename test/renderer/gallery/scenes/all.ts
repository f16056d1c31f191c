import type { Scene } from '../scene.ts';
import { activityScenes } from './activity.ts';
import { assistantsScenes } from './assistants.ts';
import { overviewScenes } from './overview.ts';
import { settingsScenes } from './settings.ts';
import { setupScenes } from './setup.ts';
import { tablesScenes } from './tables.ts';
import { updateScenes } from './updates.ts';

/** Every scene by its name. */
export const scenes: Readonly<Record<string, Scene>> = {
  ...overviewScenes,
  ...setupScenes,
  ...tablesScenes,
  ...assistantsScenes,
  ...activityScenes,
  ...settingsScenes,
  ...updateScenes,
};
