import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandCopy } from '../../src/main/node/command-place.ts';
import { linkCommand, placeCommand } from '../../src/main/node/placed-command.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

let place: string;
let copy: CommandCopy;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'placed-'));
  const from = join(place, 'resources', 'bin');
  mkdirSync(from, { recursive: true });
  writeFileSync(join(from, 'dynamosql-tray'), 'first');
  writeFileSync(join(from, 'keyring.node'), 'native');
  chmodSync(join(from, 'dynamosql-tray'), 0o755);
  copy = {
    from,
    folder: join(place, 'data', 'dynamosql-tray', 'bin'),
    name: 'dynamosql-tray',
    app: '/apps/Tray.AppImage',
    link: join(place, '.local', 'bin', 'dynamosql-tray'),
  };
});

const placed = (name: string): string => join(copy.folder, name);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('laying the command where assistants start it', () => {
  it('copies it with what it needs and the name of its app, for its owner alone', async () => {
    expect(valueIn(await placeCommand(copy, { version: '1' }))).toBe(true);
    expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('first');
    expect(readFileSync(placed('keyring.node'), 'utf8')).toBe('native');
    expect(JSON.parse(readFileSync(placed('app.json'), 'utf8'))).toEqual({
      app: copy.app,
      version: '1',
    });
    expect(readdirSync(copy.folder)).toHaveLength(3);
    // Windows keeps rights elsewhere.
    if (process.platform === 'win32') return;
    expect([modeOf(copy.folder), modeOf(placed('dynamosql-tray'))]).toEqual([0o700, 0o700]);
    expect([modeOf(placed('keyring.node')), modeOf(placed('app.json'))]).toEqual([0o600, 0o600]);
  });

  it('leaves it alone while version and app are the same', async () => {
    await placeCommand(copy, { version: '1' });
    writeFileSync(join(copy.from, 'dynamosql-tray'), 'second');
    expect(valueIn(await placeCommand(copy, { version: '1' }))).toBe(false);
    expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('first');
  });

  it.each([
    ['of another version', () => ({ version: '2' })],
    ['of an app that was moved', () => ({ app: '/elsewhere/Tray.AppImage' })],
  ])('replaces one %s', async (_what, change) => {
    await placeCommand(copy, { version: '1' });
    writeFileSync(join(copy.from, 'dynamosql-tray'), 'second');
    const { version = '1', ...other }: { version?: string; app?: string } = change();
    expect(valueIn(await placeCommand({ ...copy, ...other }, { version }))).toBe(true);
    expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('second');
    expect(JSON.parse(readFileSync(placed('app.json'), 'utf8'))).toEqual({
      app: other.app ?? copy.app,
      version,
    });
  });

  it('does again what was cut off', async () => {
    await placeCommand(copy, { version: '1' });
    const [left, fresh] = [placed('dynamosql-tray.new-00'), placed('dynamosql-tray.new-11')];
    for (const path of [left, fresh]) writeFileSync(path, 'half');
    utimesSync(left, 0, 0);
    for (const name of ['notes.txt', 'notes.old-00']) writeFileSync(placed(name), 'theirs');
    writeFileSync(placed('app.json'), '{');
    expect(valueIn(await placeCommand(copy, { version: '1' }))).toBe(true);
    // One that is being written now is another process's.
    expect([existsSync(left), existsSync(fresh)]).toEqual([false, true]);
    expect(['notes.txt', 'notes.old-00'].map((name) => existsSync(placed(name)))).toEqual([
      true,
      true,
    ]);
  });

  it('moves one that may run aside on Windows, and deletes that at the next start', async () => {
    await placeCommand(copy, { version: '1', platform: 'win32' });
    await placeCommand(copy, { version: '2', platform: 'win32' });
    const aside = readdirSync(copy.folder).filter((name) => name.includes('.old-'));
    expect(aside).toHaveLength(2);
    await placeCommand(copy, { version: '2', platform: 'win32' });
    expect(readdirSync(copy.folder).filter((name) => name.includes('.old-'))).toEqual([]);
  });

  describe('where a scanner of Windows holds what was just written', () => {
    /** The system's renames, of which these fail while something is held. */
    function held(isHeld: (from: string, tries: number) => boolean) {
      const waits: number[] = [];
      let tries = 0;
      const rename = async (from: string, to: string): Promise<void> => {
        tries += 1;
        if (isHeld(from, tries)) throw Object.assign(new Error('held'), { code: 'EPERM' });
        renameSync(from, to);
      };
      return { waits, renames: { rename, wait: async (ms: number) => void waits.push(ms) } };
    }
    const isDraft = (path: string): boolean => path.includes('.new-');

    it('waits a little until it is free', async () => {
      const { waits, renames } = held((from, tries) => isDraft(from) && tries < 4);
      const placing = { version: '1', platform: 'win32', renames } as const;
      expect(valueIn(await placeCommand(copy, placing))).toBe(true);
      expect(waits).toEqual([50, 100]);
      expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('first');
    });

    it('puts back the command of before when it is held for long', async () => {
      await placeCommand(copy, { version: '1', platform: 'win32' });
      writeFileSync(join(copy.from, 'dynamosql-tray'), 'second');
      const { renames } = held((from) => isDraft(from) && !from.includes('keyring'));
      const placing = { version: '2', platform: 'win32', renames } as const;
      expect(failureIn(await placeCommand(copy, placing)).code).toBe('file_not_written');
      expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('first');
      expect(valueIn(await placeCommand(copy, { version: '2', platform: 'win32' }))).toBe(true);
      expect(readFileSync(placed('dynamosql-tray'), 'utf8')).toBe('second');
    });
  });

  it('says it in a failure when the packed command is not there', async () => {
    const failed = failureIn(await placeCommand({ ...copy, from: '/nowhere' }, { version: '1' }));
    expect(failed).toMatchObject({
      code: 'file_not_written',
      cause: expect.stringContaining(copy.folder),
    });
    expect(existsSync(placed('app.json'))).toBe(false);
  });
});

describe('the name on the path', () => {
  const link = (): string => copy.link ?? '';

  it('is made where the folder is there and the name is free', async () => {
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    await placeCommand(copy, { version: '1' });
    expect(readlinkSync(link())).toBe(placed('dynamosql-tray'));
  });

  it('makes no folder for itself', async () => {
    await placeCommand(copy, { version: '1' });
    expect(existsSync(join(place, '.local'))).toBe(false);
  });

  it.each([
    ['a program', (path: string) => writeFileSync(path, 'theirs')],
    ['a link that leads nowhere', (path: string) => symlinkSync('/nowhere', path)],
  ])('leaves %s of that name as it is', async (_what, make) => {
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    make(link());
    const before = lstatSync(link());
    await placeCommand(copy, { version: '1' });
    expect(lstatSync(link()).ino).toBe(before.ino);
  });
});

describe('the name of a command in a bundle', () => {
  const name = (): string => join(place, '.local', 'bin', 'dynamosql-tray');
  const bundled = (folder: string): string => {
    const bin = join(place, folder, 'Tray.app', 'Contents', 'Resources', 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'dynamosql-tray'), '');
    return join(bin, 'dynamosql-tray');
  };

  it('is made where the folder is there, and stays', async () => {
    const command = bundled('Applications');
    expect(valueIn(await linkCommand(command, name()))).toBe(false);
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    expect(valueIn(await linkCommand(command, name()))).toBe(true);
    expect(valueIn(await linkCommand(command, name()))).toBe(false);
    expect(readlinkSync(name())).toBe(command);
  });

  it('follows a bundle that was moved, and is left to one that is still there', async () => {
    const [earlier, now] = [bundled('Downloads'), bundled('Applications')];
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    valueIn(await linkCommand(earlier, name()));
    valueIn(await linkCommand(now, name()));
    expect(readlinkSync(name())).toBe(earlier);
    unlinkSync(earlier);
    expect(valueIn(await linkCommand(now, name()))).toBe(true);
    expect(readlinkSync(name())).toBe(now);
  });

  it('leaves a link of somebody else that leads nowhere', async () => {
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    symlinkSync('/nowhere/dynamosql-tray', name());
    expect(valueIn(await linkCommand(bundled('Applications'), name()))).toBe(false);
    expect(readlinkSync(name())).toBe('/nowhere/dynamosql-tray');
  });

  it('is no mishap of the app when it cannot be made', async () => {
    mkdirSync(join(place, '.local', 'bin'), { recursive: true });
    const refusal = failureIn(await linkCommand('x'.repeat(5_000), name()));
    expect(refusal).toMatchObject({
      code: 'file_not_written',
      cause: expect.stringContaining(name()),
    });
  });
});
