import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAsPublished } from '../../src/main/node/fetched-file.ts';

const digestOf = (text: string): string => createHash('sha512').update(text).digest('base64');

function fetched(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fetched-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'update');
  writeFileSync(file, text);
  return file;
}

describe('a fetched update', () => {
  it('is as published when one of the digests is its own', async () => {
    const file = fetched('new');
    expect(await isAsPublished(file, [digestOf('other'), digestOf('new')])).toBe(true);
    expect(existsSync(file)).toBe(true);
  });

  it.each([[[digestOf('new')]], [[]]])('is deleted when it is another', async (digests) => {
    const file = fetched('new and more');
    expect(await isAsPublished(file, digests)).toBe(false);
    expect(existsSync(file)).toBe(false);
  });

  it('is not as published when it is gone', async () => {
    expect(await isAsPublished('/nowhere/update', [digestOf('')])).toBe(false);
  });
});
