import { describe, expect, it } from 'vitest';
import {
  allOfIt,
  inCache,
  inData,
  inHome,
  type OwnFolder,
  onlyNamed,
} from '../../../src/main/core/uninstall/own-names.ts';

/** What lies at a path below a folder of ours. */
function belonging(inside: OwnFolder, path: string): string | undefined {
  const [name = '', ...below] = path.split('/');
  const found = inside(name, below.length > 0);
  if (below.length === 0 || found?.kind !== 'folder') return found?.kind;
  return belonging(found.inside, below.join('/'));
}

describe('in a home that the person named', () => {
  it.each([
    'settings.json',
    'keys.json',
    'activity.json',
    'connections.json',
    'keys.json.damaged-2026-01-31T12-00-00-000Z',
    'settings.json.tmp-1234567890abcdef',
    'run/owner.json',
    'run/claim.12',
    'run/claim.12.tmp-1234567890abcdef',
    'run/draft.4242.0123456789ab',
    'run/starting',
    'run/updating',
    'logs/tray.log',
    'logs/tray.2.log',
    'demo/settings.json',
    'demo/run/claim.1',
  ])('%s is ours', (path) => {
    expect(belonging(inHome, path)).toBe('file');
  });

  it('the folder of the window is ours with all in it', () => {
    expect(belonging(inHome, 'window/Cache')).toBe('tree');
  });

  it.each([
    'notes.txt',
    'settings.json.bak',
    'my-settings.json',
    'settings.json.tmp-1',
    'settings.json/inside',
    'window',
    'run/notes.txt',
    'run/claim.12.txt',
    'logs/another.log',
    'photos/a.png',
    'demo/notes.txt',
    'constructor/a',
  ])('%s is not', (path) => {
    expect(belonging(inHome, path)).toBeUndefined();
  });
});

it('all of the usual home is ours, and files of the demo in it are told apart', () => {
  expect(belonging(allOfIt, 'anything')).toBe('file');
  expect(belonging(allOfIt, 'window/Cache')).toBe('tree');
  expect(belonging(allOfIt, 'demo/connections.json')).toBe('file');
});

it('of the cache only sample data is ours', () => {
  expect(belonging(inCache, 'sample-data-v3.db')).toBe('file');
  expect(belonging(inCache, 'sample-data-v3.db.0a-1b.part')).toBe('file');
  expect(belonging(inCache, 'other.db')).toBeUndefined();
});

it('of the data folder only the placed command is ours', () => {
  for (const name of ['dynamosql-tray', 'dynamosql-tray.exe.old-0a1b', 'keyring.node', 'app.json'])
    expect(belonging(inData, `bin/${name}`)).toBe('file');
  expect(belonging(inData, 'bin/another')).toBeUndefined();
  expect(belonging(inData, 'bin')).toBeUndefined();
  expect(belonging(inData, 'share/x')).toBeUndefined();
});

it('a name is not that of a folder', () => {
  expect(belonging(onlyNamed('a.sock'), 'a.sock')).toBe('file');
  expect(belonging(onlyNamed('a.sock'), 'a.sock/inside')).toBeUndefined();
});
