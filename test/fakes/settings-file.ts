import type { SettingsFile } from '../../src/main/core/ports.ts';
import { ok } from '../../src/shared/result.ts';
import { type Settings, settingsSchema } from '../../src/shared/settings.ts';

/** Settings in memory, from the defaults and what the test changes of them. */
export function createFakeSettings(given: Partial<Settings> = {}): SettingsFile {
  let settings: Settings = { ...settingsSchema.parse({}), ...given };
  return {
    current: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      return ok(undefined);
    },
  };
}
