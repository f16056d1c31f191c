import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseHome, ensurePrivateFolder, openHome } from '../../src/main/node/home.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

const linux = { platform: 'linux', demo: false } as const;
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'home-'));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('the home', () => {
  it.each([{ VITEST: 'true' }, { NODE_ENV: 'test' }])(
    'of the person is refused under a test runner: %j',
    (environment) => {
      const refusal = failureIn(chooseHome({ ...linux, environment }));
      expect(refusal.code).toBe('home_unusable');
      expect(refusal.cause).toContain('DYNAMOSQL_TRAY_HOME');
      const demo = failureIn(chooseHome({ ...linux, environment, demo: true }));
      expect(demo.code).toBe('home_unusable');
    },
  );

  it.each([true, false])('that is named is taken, for the demo too: %s', (demo) => {
    const environment = { VITEST: 'true', DYNAMOSQL_TRAY_HOME: './named' };
    const home = valueIn(chooseHome({ ...linux, environment, demo }));
    expect(home).toEqual({ path: resolve('named'), isDefault: false });
  });

  it.each([
    ['linux', { XDG_CONFIG_HOME: '/xdg' }, join('/xdg', 'dynamosql-tray')],
    ['linux', {}, join(homedir(), '.config', 'dynamosql-tray')],
    ['linux', { DYNAMOSQL_TRAY_HOME: '' }, join(homedir(), '.config', 'dynamosql-tray')],
    ['darwin', {}, join(homedir(), 'Library', 'Application Support', 'dynamosql-tray')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'dynamosql-tray')],
    ['win32', {}, join(homedir(), 'AppData', 'Roaming', 'dynamosql-tray')],
  ] as const)('by default on %s with %j is %s', (platform, environment, path) => {
    const choice = { platform, environment };
    expect(valueIn(chooseHome({ ...choice, demo: false }))).toEqual({ path, isDefault: true });
    const demo = { path: join(path, 'demo'), isDefault: false };
    expect(valueIn(chooseHome({ ...choice, demo: true }))).toEqual(demo);
  });

  it('is made on demand, for its owner alone', () => {
    const path = join(newFolder(), 'deep', 'home');
    expect(valueIn(openHome({ path, isDefault: false }))).toEqual({
      path: realpathSync(path),
      isDefault: false,
    });
    expect([modeOf(path), modeOf(join(path, '..'))]).toEqual([0o700, 0o700]);
  });

  it('goes by its real path, so that a link to it is the same home', () => {
    const target = newFolder();
    const link = join(newFolder(), 'link');
    symlinkSync(target, link);
    expect(valueIn(openHome({ path: link, isDefault: true }))).toEqual({
      path: realpathSync(target),
      isDefault: true,
    });
  });
});

describe('a private folder', () => {
  it.each([0o755, 0o770, 0o701])('that others could enter (%o) is closed to them', (mode) => {
    const path = join(newFolder(), 'open');
    mkdirSync(path);
    chmodSync(path, mode);
    valueIn(ensurePrivateFolder(path));
    expect(modeOf(path)).toBe(0o700);
  });

  it('that is a file is refused by its name, and the file is left alone', () => {
    const path = join(newFolder(), 'file');
    writeFileSync(path, 'kept', { mode: 0o644 });
    const refusal = failureIn(ensurePrivateFolder(path));
    expect(refusal.code).toBe('home_unusable');
    expect(refusal.cause).toBe(`${path} cannot be used (it is not a folder).`);
    expect(modeOf(path)).toBe(0o644);
  });

  it.each([
    ['below a file', 'file/home'],
    ['a link to nowhere', 'nowhere'],
    ['a link to a file', 'to-file'],
  ])('that is %s is refused by its name', (_what, name) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'missing', 'deep'), join(folder, 'nowhere'));
    symlinkSync(join(folder, 'file'), join(folder, 'to-file'));
    const refusal = failureIn(ensurePrivateFolder(join(folder, name)));
    expect(refusal.code).toBe('home_unusable');
    expect(refusal.cause).toContain(join(folder, name));
  });
});
