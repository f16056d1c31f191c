import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { VERSION } from './harness/versions.ts';

const stage = inject('installedStage');
const work = mkdtempSync(join(tmpdir(), 'packed-'));
const fromDeb = join(work, 'deb');
const fromTarGz = join(work, 'tar.gz');
const fromAppImage = join(work, 'squashfs-root');
const app = join(fromDeb, 'opt/DynamoSQLTray');

beforeAll(() => {
  execFileSync('dpkg-deb', ['--extract', stage.deb, fromDeb]);
  execFileSync('mkdir', [fromTarGz]);
  execFileSync('tar', ['-xzf', stage.tarGz, '-C', fromTarGz, '--strip-components=1']);
  execFileSync(stage.appImage, ['--appimage-extract'], { cwd: work, stdio: 'ignore' });
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the packed tree', () => {
  it('holds what runs and nothing else', () => {
    const archive = join(app, 'resources/app.asar');
    const files = listPackage(archive, { isPack: false }).filter((path) => /\.\w+$/.test(path));
    const known = [
      /^\/package\.json$/,
      /^\/dist\/(desktop|preload|keychain-child|sql-worker)\.cjs$/,
      /^\/dist\/chunks\/desktop-[\w~-]+\.cjs$/,
      /^\/dist\/sql-wasm\.wasm$/,
      /^\/dist\/icons\/(app|tray)\/[\w@-]+\.png$/,
      /^\/node_modules\/@napi-rs\/keyring\/(index\.js|package\.json)$/,
      /^\/dist\/renderer\/(index\.html|assets\/[\w-]+\.(js|css|woff2))$/,
      // Only in builds around the test runtime.
      /^\/test-runtime\/[\w-]+\.cjs$/,
    ];
    expect(files.filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const pattern of known) expect(files.some((path) => pattern.test(path))).toBe(true);
  });

  it('has what the runtime is made of around it, in one language', () => {
    expect(readdirSync(app).toSorted()).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'chrome-sandbox',
      'chrome_100_percent.pak',
      'chrome_200_percent.pak',
      'chrome_crashpad_handler',
      'dynamosql-tray-app',
      'icudtl.dat',
      'libEGL.so',
      'libGLESv2.so',
      'libffmpeg.so',
      'libvk_swiftshader.so',
      'libvulkan.so.1',
      'locales',
      'resources',
      'resources.pak',
      'snapshot_blob.bin',
      'v8_context_snapshot.bin',
      'vk_swiftshader_icd.json',
    ]);
    expect(readdirSync(join(app, 'locales'))).toEqual(['en-US.pak']);
  });

  it('has only the command and native files beside the archive', () => {
    const resources = readdirSync(join(app, 'resources'), { recursive: true }).map(String);
    expect(resources.toSorted()).toEqual([
      'app-update.yml',
      'app.asar',
      'apparmor-profile',
      'bin',
      'bin/dynamosql-tray',
      'bin/keyring.node',
      'package-type',
    ]);
  });

  it('keeps to its budget of size', () => {
    expect(mebibytes(join(app, 'resources/app.asar'))).toBeLessThan(8);
    expect(mebibytes(join(app, 'resources/bin/dynamosql-tray'))).toBeLessThan(130);
    expect(mebibytes(join(app, 'resources/bin/keyring.node'))).toBeLessThan(4);
    const paths = readdirSync(app, { recursive: true }).map((name) => join(app, String(name)));
    const files = paths.filter((path) => statSync(path).isFile());
    expect(files.reduce((sum, path) => sum + mebibytes(path), 0)).toBeLessThan(355);
  });

  it.each([
    ['deb', 120],
    ['rpm', 150],
    ['appImage', 130],
    ['tarGz', 140],
  ] as const)('is no larger as a file than its budget: %s', (kind, limit) => {
    expect(mebibytes(stage[kind])).toBeLessThan(limit);
  });

  it('closes the doors that fuses close', async () => {
    const wire = await getCurrentFuseWire(join(app, 'dynamosql-tray-app'));
    const shut = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const states = (fuses: readonly FuseV1Options[]) =>
      fuses.map((fuse) => String.fromCharCode(wire[fuse] ?? 0));
    expect(states(shut)).toEqual(['0', '0', '0']);
    expect(states(on)).toEqual(['1', '1', '1']);
  });

  it('says of itself that it is made for tests', () => {
    const about: unknown = JSON.parse(
      extractFile(join(app, 'resources/app.asar'), 'package.json').toString(),
    );
    expect(about).toMatchObject({ version: VERSION, testRuntime: true });
    for (const file of [stage.deb, stage.rpm, stage.appImage, stage.tarGz])
      expect(basename(file)).toMatch(/^test-runtime-/);
  });

  it('tells the updater how it was installed, and the others that it was not', () => {
    expect(readFileSync(join(app, 'resources/package-type'), 'utf8')).toBe('deb');
    for (const other of [fromTarGz, fromAppImage])
      expect(existsSync(join(other, 'resources/package-type'))).toBe(false);
  });
});

describe('the deb', () => {
  it('says what it is and what it needs', () => {
    const field = (name: string): string =>
      execFileSync('dpkg-deb', ['--field', stage.deb, name], { encoding: 'utf8' }).trim();
    expect(field('Package')).toBe('dynamosql-tray');
    expect(field('Version')).toBe(VERSION);
    expect(field('Architecture')).toBe('amd64');
    expect(missingLibraries(join(app, 'dynamosql-tray-app'), field('Depends'))).toEqual([]);
  });

  it('has a desktop entry and metadata that validate', () => {
    const entry = join(fromDeb, 'usr/share/applications/com.dynamosql.tray.desktop');
    execFileSync('desktop-file-validate', ['--no-hints', entry]);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Name=DynamoSQL Tray$/m);
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=\/opt\/DynamoSQLTray\/dynamosql-tray-app/m);
    const metainfo = join(fromDeb, 'usr/share/metainfo/com.dynamosql.tray.metainfo.xml');
    execFileSync('appstreamcli', ['validate', '--no-net', metainfo]);
    const icons = readdirSync(join(fromDeb, 'usr/share/icons/hicolor'));
    expect(icons).toEqual(expect.arrayContaining(['16x16', '48x48', '128x128', '512x512']));
  });
});

describe('the rpm', () => {
  it('says the same as the deb, and carries the same files', () => {
    const ask = (...words: readonly string[]): string =>
      execFileSync('rpm', ['--query', ...words, '--package', stage.rpm], { encoding: 'utf8' });
    expect(ask('--queryformat', '%{NAME} %{VERSION} %{ARCH}')).toBe(
      `dynamosql-tray ${VERSION} x86_64`,
    );
    const files = ask('--list')
      .trim()
      .split('\n')
      .filter((path) => path.startsWith('/opt/'));
    const inDeb = readdirSync(app, { recursive: true }).map((name) => `/opt/DynamoSQLTray/${name}`);
    expect(files.toSorted()).toEqual(['/opt/DynamoSQLTray', ...inDeb].toSorted());
    const [installing, removing = ''] = ask('--scripts').split(/^postuninstall scriptlet/m);
    expect(installing).toContain('ln -sfn "$command" "$link"');
    expect(removing).toContain('rm -f "$link"');
  });

  it('needs what the program links, by names that no single distribution gave', () => {
    const said = execFileSync('rpm', ['--query', '--requires', '--package', stage.rpm], {
      encoding: 'utf8',
    });
    const needed = said.trim().split('\n');
    const usual = /^(rpmlib\(\w+\) .*|\/bin\/sh|xdg-utils)$/;
    const libraries = needed.filter((name) => !usual.test(name));
    expect(libraries.filter((name) => !/^lib\S+\.so[.\d]*\(\)\(64bit\)$/.test(name))).toEqual([]);
    const linked = linkedOutside(join(app, 'dynamosql-tray-app'));
    const ofSystem = /^(lib(c|m|dl|pthread|gcc_s)|ld-linux-x86-64)\.so/;
    const expected = linked.filter((name) => !ofSystem.test(name));
    expect(libraries).toEqual(expect.arrayContaining(expected.map((name) => `${name}()(64bit)`)));
    // Opened by its name when the first notification is shown.
    expect(libraries).toContain('libnotify.so.4()(64bit)');
  });
});

function mebibytes(path: string): number {
  return statSync(path).size / 2 ** 20;
}

/** The libraries that the program links and does not bring. */
function linkedOutside(program: string): readonly string[] {
  const linked = execFileSync('readelf', ['--dynamic', program], { encoding: 'utf8' });
  const names = [...linked.matchAll(/Shared library: \[([^\]]+)\]/g)].map(([, name]) => name ?? '');
  return names.filter((name) => !existsSync(join(app, name)));
}

/** Libraries that the program links and no package of the list brings, by this system's own word. */
function missingLibraries(program: string, depends: string): readonly string[] {
  const outside = linkedOutside(program);
  const closure = closureOf(depends.split(/[,|]/).map((name) => name.trim()));
  return outside.filter((name) => !closure.has(packageOf(name)));
}

/** The packages of a list, and all that they depend on in turn. */
function closureOf(names: readonly string[]): ReadonlySet<string> {
  const options = ['depends', '--recurse', '--no-recommends', '--no-suggests', '--no-enhances'];
  const more = ['--no-conflicts', '--no-breaks', '--no-replaces', '--installed'];
  const known = names.filter((name) => isKnown(name));
  const said = execFileSync('apt-cache', [...options, ...more, ...known], { encoding: 'utf8' });
  return new Set([...said.matchAll(/^\w[\w.+-]*/gm)].map(([name]) => name));
}

function isKnown(name: string): boolean {
  return execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }).includes('Installed:');
}

function packageOf(library: string): string {
  const [path] = execFileSync(
    'sh',
    ['-c', `/sbin/ldconfig -p | sed -n 's/.*${library}.* => //p'`],
    {
      encoding: 'utf8',
    },
  ).split('\n');
  const usual = [path ?? '', (path ?? '').replace(/^\/lib/, '/usr/lib')];
  for (const file of usual) {
    try {
      return execFileSync('dpkg-query', ['--search', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split(':')[0] as string;
    } catch {
      // Known by its other path.
    }
  }
  return `nobody has ${library}`;
}
