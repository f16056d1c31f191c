import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SettingsFile, TextFiles } from '../../src/main/core/ports.ts';
import { systemClock } from '../../src/main/node/clock.ts';
import { hasDamagedSettings, openSettings } from '../../src/main/node/settings-file.ts';
import { createTextFiles } from '../../src/main/node/text-files.ts';
import { settingsSchema } from '../../src/shared/settings.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';
import { createFakeSettings } from '../fakes/settings-file.ts';
import { createFakeTextFiles } from '../fakes/text-files.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'files-'));
const openHere = (home: string) => valueIn(openSettings({ home, writes: true }));

const stores: readonly (readonly [string, () => TextFiles])[] = [
  ['the folder', () => createTextFiles(newFolder(), systemClock)],
  ['the fake folder', createFakeTextFiles],
];

describe.each(stores)('%s as text files', (_name, create) => {
  it('has no text for a file that does not exist', async () => {
    expect(valueIn(await create().read('keys.json'))).toBeUndefined();
  });

  it.each(['', 'text', 'línea\r\n日本語 😀\n'])('gives back %j as it was written', async (text) => {
    const files = create();
    valueIn(await files.write('keys.json', text));
    expect(valueIn(await files.read('keys.json'))).toBe(text);
  });

  it('holds the last of many writes at once, whole', async () => {
    const files = create();
    const texts = Array.from({ length: 10 }, (_, nth) => String(nth).repeat(10_000));
    await Promise.all(texts.map((text) => files.write('keys.json', text)));
    expect(texts).toContain(valueIn(await files.read('keys.json')));
  });

  it('moves a damaged file aside and keeps its text', async () => {
    const files = create();
    await files.write('keys.json', '{"ke');
    const moved = valueIn(await files.moveAside('keys.json'));
    expect(moved).toMatch(/^keys\.json\.damaged-\d{4}-\d\d-\d\dT[\d-]+Z$/);
    expect(valueIn(await files.read(moved))).toBe('{"ke');
    expect(valueIn(await files.read('keys.json'))).toBeUndefined();
  });

  it('cannot move aside what does not exist', async () => {
    expect(failureIn(await create().moveAside('keys.json')).code).toBe('file_not_written');
  });
});

describe('the folder', () => {
  it('keeps its files for their owner alone, and leaves no half-written ones', async () => {
    const folder = newFolder();
    const files = createTextFiles(folder, systemClock);
    await files.write('keys.json', 'a');
    await files.write('keys.json', 'b');
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('that cannot be a folder fails readably', async () => {
    const folder = newFolder();
    await createTextFiles(folder, systemClock).write('file', '');
    const below = createTextFiles(join(folder, 'file'), systemClock);
    expect(failureIn(await below.write('keys.json', '')).code).toBe('file_not_written');
    expect(failureIn(await below.read('keys.json')).code).toBe('home_unusable');
  });
});

const settings: readonly (readonly [string, () => SettingsFile])[] = [
  ['the settings file', () => openHere(newFolder()).settings],
  ['the fake settings', createFakeSettings],
];

describe.each(settings)('%s', (_name, create) => {
  it('begins with the defaults', () => {
    expect(create().current()).toEqual(settingsSchema.parse({}));
  });

  it('changes what it is told and nothing else', () => {
    const file = create();
    valueIn(file.change({ paused: true }));
    expect(file.current()).toEqual({ ...settingsSchema.parse({}), paused: true });
  });
});

describe('the settings file', () => {
  it('outlives the process, for its owner alone', () => {
    const home = newFolder();
    valueIn(openHere(home).settings.change({ port: 4_242 }));
    expect(openHere(home).settings.current().port).toBe(4_242);
    expect(statSync(join(home, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['{"port": ', '{"port": "many"}', '[]'])('with %s in it is moved aside', async (text) => {
    const home = newFolder();
    await createTextFiles(home, systemClock).write('settings.json', text);
    const { settings: file, damaged } = openHere(home);
    expect(file.current()).toEqual(settingsSchema.parse({}));
    const files = createTextFiles(home, systemClock);
    expect(valueIn(await files.read(damaged ?? ''))).toBe(text);
  });

  it('is left alone by a run that does not own the home', () => {
    const home = newFolder();
    const { settings: file } = valueIn(openSettings({ home, writes: false }));
    valueIn(file.change({ paused: true }));
    expect(file.current().paused).toBe(true);
    expect(readdirSync(home)).toEqual([]);
  });
});

it('settings that could not be read are known, also after they were moved aside', () => {
  const home = newFolder();
  expect(hasDamagedSettings(home)).toBe(false);
  valueIn(openHere(home).settings.change({ port: 2_000 }));
  expect(hasDamagedSettings(home)).toBe(false);
  writeFileSync(join(home, 'settings.json'), '{ "port"');
  expect(hasDamagedSettings(home)).toBe(true);
  valueIn(openHere(home).settings.change({ port: 2_000 }));
  expect(hasDamagedSettings(home)).toBe(true);
});
