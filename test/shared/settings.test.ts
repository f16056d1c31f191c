import { describe, expect, it } from 'vitest';
import { looksForUpdates, settingsSchema } from '../../src/shared/settings.ts';

describe('looking for updates', () => {
  it.each<[setting: boolean | null, byAdministrator: boolean | null, looks: boolean]>([
    [null, null, true],
    [null, false, false],
    [null, true, true],
    [false, null, false],
    [false, true, false],
    [true, null, true],
    [true, false, true],
  ])('goes by the setting %j before the administrator’s %j, and is %j', (own, theirs, looks) => {
    const settings = settingsSchema.parse({ looksForUpdates: own });
    expect(looksForUpdates(settings, { looksForUpdates: theirs })).toBe(looks);
  });
});
