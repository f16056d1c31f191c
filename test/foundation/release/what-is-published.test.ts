import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { beforeEach, describe, expect, it } from 'vitest';
import { assemblyFaults, checksums } from '../../../scripts/release/assemble.ts';
import { builderWords } from '../../../scripts/release/builder-words.ts';
import { feedNames } from '../../../scripts/release/feeds.ts';
import { objections } from '../../../scripts/release/refuse-test-runtime.ts';
import { bundledPlaces, shippedBom } from '../../../scripts/release/sbom.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'published-'));
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe('a packed app', () => {
  const shipped = { version: '1.2.3', electron: '45.4.1' };

  /** As it lies in the packages of Linux. */
  async function pack(about: object = {}, electron = '45.4.1', ...more: readonly string[]) {
    write('app/package.json', JSON.stringify({ version: '1.2.3', ...about }));
    for (const path of more) write(join('app', path), '');
    write('packages/linux-unpacked/dynamosql-tray-app', ` Chrome/1 Electron/${electron}\0`);
    for (const name of ['dynamosql-tray', 'keyring.node'])
      write(join('packages/linux-unpacked/resources/bin', name), '');
    const archive = join(folder, 'packages/linux-unpacked/resources/app.asar');
    await createPackage(join(folder, 'app'), archive);
  }

  const found = () => objections(join(folder, 'packages'), shipped).join('\n');

  it('may be published when it is what the checkout says', async () => {
    await pack();
    expect(found()).toBe('');
  });

  it.each([
    ['it says that it is for tests', [{ testRuntime: true }], 'is made around the test runtime'],
    ['it says so in any way', [{ testRuntime: false }], 'is made around the test runtime'],
    [
      'it holds the files that only tests need',
      [{}, '45.4.1', 'test-runtime/packed.cjs'],
      'is made around the test runtime',
    ],
    ['its Electron is another one', [{}, '25.1.1'], 'does not run on Electron 45.4.1'],
    ['its Electron only begins alike', [{}, '45.4.10'], 'does not run on Electron 45.4.1'],
    ['its version is another one', [{ version: '1.2.2' }], 'is not of version 1.2.3, but 1.2.2'],
  ] as const)('is refused when %s', async (_, words, sentence) => {
    const [about, electron, ...more] = words;
    await pack(about, electron, ...more);
    expect(found()).toContain(sentence);
    expect(found().split('\n')).toHaveLength(1);
  });

  it('is refused without the command, and without what the command loads', async () => {
    await pack();
    rmSync(join(folder, 'packages/linux-unpacked/resources/bin'), { recursive: true });
    expect(found()).toContain('lacks the command');
    expect(found()).toContain("lacks the keychain's native part");
  });

  it('is refused by the name of a package that is for tests', async () => {
    await pack();
    write('packages/test-runtime-dynamosql-tray-1.2.3-amd64.deb', '');
    expect(found()).toContain('says by its name that it is for tests');
  });

  it('is missed when nothing was built', () => {
    expect(objections(folder, shipped)).toEqual([`There is no packed app in ${folder}.`]);
  });
});

describe('the files of a release', () => {
  const PACKAGES: Readonly<Record<(typeof feedNames)[number], string>> = {
    'latest.yml': 'dynamosql-tray-1.2.3-win-x64.exe',
    'latest-mac.yml': 'dynamosql-tray-1.2.3-mac-arm64.zip',
    'latest-linux.yml': 'dynamosql-tray-1.2.3-x86_64.AppImage',
    'latest-linux-arm64.yml': 'dynamosql-tray-1.2.3-arm64.AppImage',
  };

  beforeEach(() => {
    for (const name of feedNames) {
      const url = PACKAGES[name];
      write(url, url);
      const sha512 = createHash('sha512').update(url).digest('base64');
      write(name, JSON.stringify({ version: '1.2.3', files: [{ url, sha512, size: url.length }] }));
    }
  });

  const faults = () => assemblyFaults(folder, '1.2.3').join('\n');

  it('fit together', () => {
    expect(faults()).toBe('');
  });

  it.each([
    [
      'a package that was changed',
      'dynamosql-tray-1.2.3-win-x64.exe',
      'is not what latest.yml says',
    ],
    ['a package of another version', 'dynamosql-tray-1.2.2-x64.tar.gz', 'that it is of 1.2.3'],
    ['a file that nobody asked for', 'builder-debug.yaml', 'is not to be published'],
    ['a package for tests', 'test-runtime-dynamosql-tray-1.2.3-amd64.deb', 'not to be published'],
    ['a feed of another version', 'latest.yml', 'latest.yml is of 1.2.2'],
  ])('are refused with %s', (_, name, sentence) => {
    write(name, '{ "version": "1.2.2", "files": [] }');
    expect(faults()).toContain(sentence);
  });

  it('are refused when a feed names what is not there, or lies elsewhere', () => {
    const entry = { sha512: '', size: 0 };
    const files = ['gone.deb', '../secret', 'https://elsewhere.example/a.exe'];
    write(
      'latest.yml',
      JSON.stringify({ version: '1.2.3', files: files.map((url) => ({ url, ...entry })) }),
    );
    expect(faults().split('\n')).toEqual(
      files.map((url) => `latest.yml names ${url}, which is not there.`),
    );
  });

  it('are listed with digests that sha256sum would take', () => {
    const lines = checksums(folder).trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    const digest = createHash('sha256').update('dynamosql-tray-1.2.3-win-x64.exe').digest('hex');
    expect(lines).toContain(`${digest}  dynamosql-tray-1.2.3-win-x64.exe`);
  });
});

describe('what electron-builder is told', () => {
  const place = { GITHUB_REPOSITORY: 'somebody/tray' };
  const azure = {
    AZURE_SIGN_ENDPOINT: 'https://sign.example',
    AZURE_SIGN_ACCOUNT: 'account',
    AZURE_SIGN_PROFILE: 'profile',
    AZURE_SIGN_PUBLISHER: 'CN=Somebody',
  };
  const azureSecrets = {
    AZURE_TENANT_ID: 'tenant',
    AZURE_CLIENT_ID: 'client',
    AZURE_CLIENT_SECRET: 'secret',
  };
  const notary = { APPLE_API_KEY_P8: 'key', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };
  const words = (system: 'linux' | 'darwin' | 'win32', environment: NodeJS.ProcessEnv) =>
    builderWords(system, { own: 'x64', environment: { ...place, ...environment } }).join(' ');

  it('builds both processors where one feed is for both', () => {
    expect(words('linux', {})).toContain('--linux --x64 --publish=never');
    expect(words('darwin', {})).toContain('--mac --arm64 --x64 --publish=never');
    expect(words('win32', {})).toContain('--win --arm64 --x64 --publish=never');
  });

  it('names the place of the releases, and does without none', () => {
    expect(words('linux', {})).toContain('owner=somebody --config.publish.repo=tray');
    expect(() => builderWords('linux', { own: 'x64', environment: {} })).toThrow('OWNER/NAME');
  });

  it('signs on macOS by the certificate, and without one only so that the app starts', () => {
    expect(words('darwin', { CSC_LINK: 'certificate' })).not.toContain('identity');
    for (const CSC_LINK of ['', undefined])
      expect(words('darwin', { CSC_LINK })).toContain(
        'mac.identity=- --config.mac.hardenedRuntime=false',
      );
  });

  it('lets Apple look at what a certificate signed, and at nothing else', () => {
    const unseen = '--config.mac.notarize=false';
    expect(words('darwin', { CSC_LINK: 'certificate', ...notary })).not.toContain('notarize');
    for (const environment of [{}, notary, { CSC_LINK: 'certificate' }])
      expect(words('darwin', environment)).toContain(unseen);
    expect(() =>
      words('darwin', { CSC_LINK: 'certificate', ...notary, APPLE_API_ISSUER: '' }),
    ).toThrow('APPLE_API_ISSUER must be set too');
  });

  it('signs on Windows by the account that the environment names, or not at all', () => {
    const all = { ...azure, ...azureSecrets };
    expect(words('win32', all)).toContain('azureSignOptions.certificateProfileName=profile');
    for (const environment of [{}, azure, azureSecrets])
      expect(words('win32', environment)).not.toContain('azure');
    expect(words('darwin', all)).not.toContain('azure');
  });

  it.each(['AZURE_SIGN_ACCOUNT', 'AZURE_CLIENT_SECRET'])(
    'is not told to sign with all but %s',
    (variable) => {
      expect(() => words('win32', { ...azure, ...azureSecrets, [variable]: '' })).toThrow(
        `${variable} must be set too`,
      );
    },
  );
});

describe('the bill of materials', () => {
  const component = (name: string, version = '1.0.0') => ({
    name,
    version,
    'bom-ref': `${name}@${version}`,
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  });

  it('names what is in the bundles and what is beside them, and no tool', () => {
    const names = ['zod', 'vite', 'electron', 'node', '@napi-rs/keyring-linux-x64-gnu'];
    const bom = {
      metadata: { component: component('folder') },
      components: [...names.map((name) => component(name)), component('zod', '3.0.0')],
      dependencies: [{ ref: 'folder@1.0.0', dependsOn: ['zod@1.0.0', 'vite@1.0.0'] }],
    };
    const shipped = shippedBom(bom, new Set(['zod@1.0.0']));
    expect(shipped.components.map((one) => one['bom-ref'])).toEqual([
      'zod@1.0.0',
      'electron@1.0.0',
      'node@1.0.0',
      '@napi-rs/keyring-linux-x64-gnu@1.0.0',
    ]);
    expect(shipped.components.flatMap(({ properties }) => properties)).toEqual([]);
    expect(shipped.metadata.component.name).toBe('dynamosql-tray');
    expect(shipped.dependencies).toEqual([{ ref: 'folder@1.0.0', dependsOn: ['zod@1.0.0'] }]);
  });

  it('finds packages by where the bundles got their code', () => {
    const sources = [
      '../src/main/headless.ts',
      '../../node_modules/zod/v4/core.js',
      '../node_modules/@scope/name/dist/node_modules/inner/index.js',
      '../node_modules/@scope/name/dist/index.js',
    ];
    expect([...bundledPlaces([{ sources }])]).toEqual([
      'node_modules/zod',
      'node_modules/@scope/name/dist/node_modules/inner',
      'node_modules/@scope/name',
    ]);
  });
});
