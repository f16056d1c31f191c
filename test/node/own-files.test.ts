import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allOfIt, inHome, onlyNamed } from '../../src/main/core/uninstall/own-names.ts';
import { deleteOwnFiles, excuse, lookAtOwnFiles } from '../../src/main/node/own-files.ts';

const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'own-')));

function fill(folder: string, ...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

/** A home as a run leaves it, in a folder of its own. */
function newHome(...more: readonly string[]): string {
  const home = join(newFolder(), 'tray');
  fill(home, 'settings.json', 'keys.json', 'run/claim.3', 'logs/tray.log', 'window/a/b', ...more);
  return home;
}

const pathsBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('a folder in which everything is ours', () => {
  it('goes whole, and stands for all in it', () => {
    const home = newHome('demo/keys.json');
    const place = { path: home, inside: inHome };
    expect(lookAtOwnFiles([place])).toEqual({ gone: [home], left: [] });
    expect(deleteOwnFiles([place])).toEqual({ gone: [home], left: [], failure: undefined });
    expect(readdirSync(dirname(home))).toEqual([]);
  });

  it('is nothing when it is not there, or is a file', () => {
    const folder = newFolder();
    fill(folder, 'file');
    for (const name of ['none', 'file']) {
      const swept = deleteOwnFiles([{ path: join(folder, name), inside: allOfIt }]);
      expect(swept).toEqual({ gone: [], left: [], failure: undefined });
    }
    expect(pathsBelow(folder)).toEqual(['file']);
  });
});

describe('what others put there', () => {
  it('stays with the folders above it, and is named', () => {
    const home = newHome('notes.txt', 'run/mine/file', 'demo/photo.png', 'demo/keys.json');
    const place = { path: home, inside: inHome };
    const left = ['notes.txt', 'run/mine', 'demo/photo.png'].map((name) => join(home, name));
    const seen = lookAtOwnFiles([place]);
    expect(seen.left.map(({ what }) => what).sort()).toEqual([...left].sort());
    const swept = deleteOwnFiles([place]);
    expect(swept.gone).toEqual(seen.gone);
    expect(swept.gone).toContain(join(home, 'logs'));
    expect(pathsBelow(home)).toEqual([
      'demo',
      'demo/photo.png',
      'notes.txt',
      'run',
      'run/mine',
      'run/mine/file',
    ]);
  });

  it('stays behind a link, wherever that leads', () => {
    const elsewhere = newFolder();
    fill(elsewhere, 'tray.log', 'settings.json');
    const home = newHome();
    symlinkSync(elsewhere, join(home, 'demo'));
    symlinkSync(join(elsewhere, 'settings.json'), join(home, 'activity.json'));
    symlinkSync(elsewhere, join(home, 'window/link'));
    for (const inside of [inHome, allOfIt]) {
      const swept = deleteOwnFiles([{ path: home, inside }]);
      expect(swept.left.map(({ what }) => what).sort()).toEqual([
        join(home, 'activity.json'),
        join(home, 'demo'),
      ]);
    }
    expect(pathsBelow(elsewhere)).toEqual(['settings.json', 'tray.log']);
    expect(readdirSync(home).sort()).toEqual(['activity.json', 'demo']);
  });

  it('stays where the folder itself is a link', () => {
    const home = newHome();
    const link = join(newFolder(), 'link');
    symlinkSync(home, link);
    expect(deleteOwnFiles([{ path: link, inside: allOfIt }]).gone).toEqual([]);
    expect(existsSync(join(home, 'keys.json'))).toBe(true);
  });

  it('is not told of in a folder that many use', () => {
    const folder = newFolder();
    fill(folder, 'dynamosql-tray', 'another');
    const place = { path: folder, inside: onlyNamed('dynamosql-tray'), isShared: true };
    expect(deleteOwnFiles([{ ...place, staysItself: true }])).toMatchObject({ left: [] });
    expect(readdirSync(folder)).toEqual(['another']);
  });
});

it('a folder that stays does so when it is empty', () => {
  const home = newHome();
  const swept = deleteOwnFiles([{ path: home, inside: inHome, staysItself: true }]);
  expect(swept.left).toEqual([]);
  expect(readdirSync(home)).toEqual([]);
});

it('files that are needed stay, in the demo too', () => {
  const home = newHome('demo/keys.json', 'demo/settings.json');
  for (const inside of [inHome, allOfIt]) {
    deleteOwnFiles([{ path: home, inside }], ['settings.json']);
    expect(pathsBelow(home)).toEqual(['demo', 'demo/settings.json', 'settings.json']);
  }
});

it('a placed program that an assistant runs on Windows is no failure, and nothing else is', () => {
  const file = (name: string) => ({ path: join('/data/bin', name), kind: 'file' as const });
  for (const name of ['dynamosql-tray.exe', 'dynamosql-tray.exe.old-0a', 'keyring.node']) {
    for (const code of ['EPERM', 'EBUSY'])
      expect(excuse(file(name), code, 'win32')).toContain('An assistant still runs it.');
  }
  expect(excuse(file('dynamosql-tray.exe'), 'EIO', 'win32')).toBeUndefined();
  expect(excuse(file('settings.json'), 'EPERM', 'win32')).toBeUndefined();
  expect(excuse(file('dynamosql-tray'), 'EPERM', 'linux')).toBeUndefined();
});

it('looking changes nothing, not even a time', () => {
  const home = newHome('notes.txt');
  const facts = () =>
    ['.', ...pathsBelow(home)].map((path) => {
      const { mode, mtimeMs, ctimeMs, atimeMs } = statSync(join(home, path));
      return [path, mode, mtimeMs, ctimeMs, atimeMs];
    });
  const before = facts();
  lookAtOwnFiles([{ path: home, inside: inHome }], ['settings.json']);
  expect(facts()).toEqual(before);
});

it('a folder that is in the way of a file is no file of ours', () => {
  const home = newHome('connections.json/inside');
  deleteOwnFiles([{ path: home, inside: inHome }]);
  expect(readFileSync(join(home, 'connections.json/inside'), 'utf8')).toContain('inside');
});
