import { describe, expect, it } from 'vitest';
import {
  readConfig,
  withEntry,
  withoutEntry,
} from '../../../../src/main/core/assistants/formats/edit-config.ts';
import { valueIn } from '../../../fakes/outcome.ts';
import { goldenEntry, goldenFile, goldenNames } from './golden-files.ts';

describe.each(goldenNames())('%s', (name) => {
  const file = goldenFile(name);

  it('becomes its golden file with the entry, byte for byte', () => {
    expect(valueIn(withEntry(file.before, file, goldenEntry))).toBe(file.after);
  });

  it('stays as it is when the entry is put in again', () => {
    expect(valueIn(withEntry(file.after, file, goldenEntry))).toBe(file.after);
  });

  it('loses the entry and nothing else', () => {
    const without = valueIn(withoutEntry(file.after, file));
    expect(without).not.toContain('dsk_key');
    expect(valueIn(withoutEntry(without, file))).toBe(without);
    expect(valueIn(readConfig(file.format, without))).toBeDefined();
  });
});

it.each(goldenNames().filter((name) => !goldenFile(name).before.includes('dynamosql')))(
  '%s has no entry, and its removal changes nothing',
  (name) => {
    const file = goldenFile(name);
    expect(valueIn(withoutEntry(file.before, file))).toBe(file.before);
  },
);

it('there is a golden file for every format', () => {
  const formats = new Set(goldenNames().map((name) => goldenFile(name).format));
  expect([...formats].sort()).toEqual(['json', 'jsonc', 'toml', 'yaml']);
});
