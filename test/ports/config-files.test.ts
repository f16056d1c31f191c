import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConfigFiles } from '../../src/main/core/ports.ts';
import { systemClock, systemRandom } from '../../src/main/node/clock.ts';
import { createConfigFiles } from '../../src/main/node/config-files.ts';
import { createFakeConfigFiles } from '../fakes/config-files.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'configs-')));
const onDisk = () => createConfigFiles({ clock: systemClock, random: systemRandom });

const disks: readonly (readonly [string, () => ConfigFiles])[] = [
  ['the disk', onDisk],
  ['the fake disk', () => createFakeConfigFiles()],
];

describe.each(disks)('%s', (_name, create) => {
  it('has no text for a file that does not exist, nor for one below a missing folder', async () => {
    const path = join(newFolder(), 'below', 'mcp.json');
    expect(valueIn(await create().read(path))).toBeUndefined();
    expect(await create().exists(path)).toBe(false);
  });

  it.each(['', '\uFEFF{}\r\n', 'línea\n日本語 😀'])(
    'gives back %j as it was written',
    async (text) => {
      const files = create();
      const path = join(newFolder(), 'mcp.json');
      valueIn(await files.replace(path, { text, expected: undefined }));
      expect(valueIn(await files.read(path))).toMatchObject({ text, target: path });
      expect(await files.exists(path)).toBe(true);
      expect(await files.exists(dirname(path))).toBe(true);
    },
  );

  it('replaces only the text that was expected', async () => {
    const files = create();
    const path = join(newFolder(), 'mcp.json');
    valueIn(await files.replace(path, { text: 'one', expected: undefined }));
    for (const expected of [undefined, 'two']) {
      const refused = await files.replace(path, { text: 'three', expected });
      expect(failureIn(refused).code).toBe('config_changed');
    }
    expect(failureIn(await files.remove(path, 'two')).code).toBe('config_changed');
    valueIn(await files.replace(path, { text: 'two', expected: 'one' }));
    expect(valueIn(await files.read(path))?.text).toBe('two');
  });

  it('removes the text that was expected', async () => {
    const files = create();
    const path = join(newFolder(), 'mcp.json');
    valueIn(await files.replace(path, { text: 'one', expected: undefined }));
    valueIn(await files.remove(path, 'one'));
    expect(valueIn(await files.read(path))).toBeUndefined();
  });

  it('names the folders in a folder, in order, and nothing else in it', async () => {
    const files = create();
    const folder = newFolder();
    for (const name of ['b/mcp.json', 'a/mcp.json', 'file.json']) {
      valueIn(await files.replace(join(folder, name), { text: '', expected: undefined }));
    }
    expect(await files.foldersIn(folder)).toEqual(['a', 'b']);
    expect(await files.foldersIn(join(folder, 'none'))).toEqual([]);
  });

  it('says which folder has to be made for a file, the highest one', async () => {
    const files = create();
    const folder = newFolder();
    valueIn(await files.replace(join(folder, 'here'), { text: '', expected: undefined }));
    const path = join(folder, 'a', 'b', 'mcp.json');
    expect(await files.missingFolder(path)).toBe(join(folder, 'a'));
    valueIn(await files.replace(path, { text: '', expected: undefined }));
    expect(await files.missingFolder(path)).toBeUndefined();
  });

  it('keeps a text beside the file under a dated name', async () => {
    const files = create();
    const path = join(newFolder(), 'mcp.json');
    const backup = valueIn(await files.backUp(path, 'as it was'));
    expect(backup).toMatch(/mcp\.json\.dynamosql-backup-\d{4}-\d\d-\d\dT[\d-]+Z$/);
    expect(valueIn(await files.read(backup))?.text).toBe('as it was');
  });
});

describe('the disk', () => {
  const write = (path: string, text: string, mode: number): void => {
    writeFileSync(path, text);
    chmodSync(path, mode);
  };
  const modeOf = (path: string): number => statSync(path).mode & 0o777;

  it.each([0o600, 0o644, 0o664])('keeps the mode %o of a file', async (mode) => {
    const path = join(newFolder(), 'mcp.json');
    write(path, 'one', mode);
    valueIn(await onDisk().replace(path, { text: 'two', expected: 'one' }));
    expect(modeOf(path)).toBe(mode);
    expect(valueIn(await onDisk().read(path))?.isShared).toBe(mode !== 0o600);
  });

  it("makes new files and backups their owner's alone, with the folders above", async () => {
    const path = join(newFolder(), 'a', 'b', 'mcp.json');
    valueIn(await onDisk().replace(path, { text: 'one', expected: undefined }));
    expect([modeOf(path), modeOf(dirname(path))]).toEqual([0o600, 0o700]);
    chmodSync(path, 0o644);
    expect(modeOf(valueIn(await onDisk().backUp(path, 'one')))).toBe(0o600);
  });

  it('deletes folders that were made, as far as they are empty and no higher', async () => {
    const folder = newFolder();
    const path = join(folder, 'a', 'b', 'mcp.json');
    const highest = (await onDisk().missingFolder(path)) ?? '';
    valueIn(await onDisk().replace(path, { text: 'one', expected: undefined }));
    valueIn(await onDisk().remove(path, 'one'));
    write(join(folder, 'a', 'theirs'), '', 0o644);
    await onDisk().removeFolders(path, highest);
    expect(readdirSync(join(folder, 'a'))).toEqual(['theirs']);
    rmSync(join(folder, 'a', 'theirs'));
    mkdirSync(dirname(path));
    await onDisk().removeFolders(path, highest);
    expect(readdirSync(folder)).toEqual([]);
    mkdirSync(join(folder, 'abc'));
    await onDisk().removeFolders(join(folder, 'abc', 'mcp.json'), join(folder, 'a'));
    expect(readdirSync(folder)).toEqual(['abc']);
  });

  it('replaces what a symbolic link leads to and leaves the link', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'dotfiles'));
    write(join(folder, 'dotfiles', 'mcp.json'), 'one', 0o644);
    symlinkSync(join('dotfiles', 'mcp.json'), join(folder, 'middle.json'));
    symlinkSync(join(folder, 'middle.json'), join(folder, 'mcp.json'));
    const link = join(folder, 'mcp.json');
    expect(valueIn(await onDisk().read(link))?.target).toBe(join(folder, 'dotfiles', 'mcp.json'));
    valueIn(await onDisk().replace(link, { text: 'two', expected: 'one' }));
    expect(readlinkSync(link)).toBe(join(folder, 'middle.json'));
    expect(readFileSync(join(folder, 'dotfiles', 'mcp.json'), 'utf8')).toBe('two');
    expect(readdirSync(folder).sort()).toEqual(['dotfiles', 'mcp.json', 'middle.json']);
  });

  it('makes the file that a link leads to before it exists', async () => {
    const folder = newFolder();
    symlinkSync(join('later', 'mcp.json'), join(folder, 'mcp.json'));
    const link = join(folder, 'mcp.json');
    expect(valueIn(await onDisk().read(link))).toBeUndefined();
    valueIn(await onDisk().replace(link, { text: 'one', expected: undefined }));
    expect(readFileSync(join(folder, 'later', 'mcp.json'), 'utf8')).toBe('one');
  });

  it('leaves no half-written file behind, also when it refuses', async () => {
    const folder = newFolder();
    const path = join(folder, 'mcp.json');
    write(path, 'one', 0o600);
    failureIn(await onDisk().replace(path, { text: 'two', expected: 'other' }));
    expect(readdirSync(folder)).toEqual(['mcp.json']);
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['UTF-16', (path: string) => writeFileSync(path, Buffer.from('\uFEFF{}', 'utf16le'))],
    ['no text', (path: string) => writeFileSync(path, Buffer.from([0x7b, 0xc3, 0x28]))],
  ])('refuses %s', async (_what, make) => {
    const path = join(newFolder(), 'mcp.json');
    make(path);
    const refusal = failureIn(await onDisk().read(path));
    expect(refusal.code).toBe('config_unreadable');
    expect(refusal.cause).toContain(path);
  });

  it('knows the git work tree that a file lies in, also through a link', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'dotfiles', '.git'), { recursive: true });
    mkdirSync(join(folder, 'dotfiles', 'cursor'));
    write(join(folder, 'dotfiles', 'cursor', 'mcp.json'), '{}', 0o600);
    symlinkSync(join(folder, 'dotfiles', 'cursor', 'mcp.json'), join(folder, 'mcp.json'));
    expect(await onDisk().workTree(join(folder, 'mcp.json'))).toBe(join(folder, 'dotfiles'));
    expect(await onDisk().workTree(join(folder, 'other.json'))).not.toBe(folder);
  });
});
