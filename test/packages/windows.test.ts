import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { archiveHash } from './archive-hash.ts';
import { windowsPrograms } from './builder-insides.ts';
import { type ForeignBuild, prepareForeignBuild } from './foreign-build.ts';
import { layOutWindowsElectron, SWITCHES } from './foreign-electrons.ts';
import { layOutNsisTools } from './nsis-tools.ts';
import { smallestProgram } from './portable-executables.ts';

// The folder and the installer for Windows, built around a stand-in that does nothing, with stand-ins
// for the installer's libraries. It shows that everything is in its place and that our script
// compiles. No file of it can be shipped: what it installs does not run.

const { NtExecutable, NtExecutableResource, Resource } = windowsPrograms;
const INSTALLER = `dynamosql-tray-${packageJson.version}-win-x64.exe`;

let build: ForeignBuild;
let tools: Readonly<Record<string, string>>;
let program: Buffer;

const buildWith = (words: readonly string[], environment = {}) =>
  build.build(['--win', ...words, '--publish', 'never'], { ...tools, ...environment });

beforeAll(() => {
  tools = layOutNsisTools(mkdtempSync(join(tmpdir(), 'nsis-')));
  build = prepareForeignBuild({
    layOut: layOutWindowsElectron,
    commands: [
      { place: 'win32-x64/dynamosql-tray.exe', content: smallestProgram() },
      { place: 'win32-x64/keyring.node', content: smallestProgram() },
      { place: 'win32-arm64/dynamosql-tray.exe', content: smallestProgram() },
    ],
  });
  const { exitCode, output } = buildWith(['nsis', '--x64', '--arm64'], signing());
  expect([exitCode, output]).toEqual([0, expect.any(String)]);
  program = readFileSync(join(build.packages, 'win-unpacked/dynamosql-tray-app.exe'));
});

describe('the folder for Windows', () => {
  it('holds the program and the command, and one language', () => {
    const folder = join(build.packages, 'win-unpacked');
    const resources = readdirSync(join(folder, 'resources')).sort();
    expect(resources).toEqual(['app-update.yml', 'app.asar', 'bin']);
    expect(readdirSync(join(folder, 'resources/bin'))).toEqual([
      'dynamosql-tray.exe',
      'keyring.node',
    ]);
    expect(readdirSync(join(folder, 'locales'))).toEqual(['en-US.pak']);
  });

  it('says in the program what it is, with all sizes of the icon', () => {
    const { entries } = NtExecutableResource.from(NtExecutable.from(program, { ignoreCert: true }));
    const [version] = Resource.VersionInfo.fromEntries(entries);
    const [language] = version?.getAllLanguagesForStringValues() ?? [];
    expect(language && version?.getStringValues(language)).toMatchObject({
      ProductName: 'DynamoSQLTray',
      ProductVersion: `${packageJson.version}.0`,
      FileVersion: packageJson.version,
      InternalName: 'dynamosql-tray-app',
    });
    const [icons] = Resource.IconGroupEntry.fromEntries(entries);
    // 256 is written as 0.
    expect(icons?.icons.map(({ width }) => width).sort((a, b) => a - b)).toEqual([
      0, 16, 20, 24, 32, 40, 48, 64, 128,
    ]);
  });

  it('holds the hash of the program, which the fuse checks', () => {
    const { entries } = NtExecutableResource.from(NtExecutable.from(program, { ignoreCert: true }));
    const entry = entries.find(({ type }) => type === 'INTEGRITY');
    const said: unknown = JSON.parse(
      Buffer.from(new Uint8Array(entry?.bin ?? new ArrayBuffer())).toString(),
    );
    const file = 'resources\\app.asar';
    const value = archiveHash(join(build.packages, 'win-unpacked/resources/app.asar'));
    expect(said).toEqual([{ file, alg: 'SHA256', value }]);
  });

  it('has the fuses of the configuration', () => {
    expect(SWITCHES.exec(program.toString('latin1'))?.[1]).toBe('01001100');
  });
});

describe('the installer for Windows', () => {
  it('compiles with our script, without a warning, for both processors', () => {
    const installers = readdirSync(build.packages).filter((name) => name.endsWith('.exe'));
    expect(installers.sort()).toEqual([INSTALLER.replace('x64', 'arm64'), INSTALLER].sort());
  });

  it('stands in the feed of the updater, for both processors, with its true hash', () => {
    const feed = parse(readFileSync(join(build.packages, 'latest.yml'), 'utf8'));
    expect(feed).toMatchObject({ version: packageJson.version });
    expect(feed.files).toHaveLength(2);
    for (const { url, sha512 } of feed.files) {
      const bytes = readFileSync(join(build.packages, url));
      expect([url, createHash('sha512').update(bytes).digest('base64')]).toEqual([url, sha512]);
    }
  });

  it('touches the PATH without strings of its own, and nothing at an update', () => {
    const script = readFileSync(join(build.project, 'build/installer.nsh'), 'utf8');
    expect(script).not.toMatch(/(Read|Write)Reg(Expand)?Str/);
    const [, uninstall = ''] = script.split('!macro customUnInstall');
    const [before = '', guarded = ''] = uninstall.split(/\${ifNot} \${isUpdated}/);
    expect(before.replaceAll(/^\s*#.*$/gm, '').trim()).toBe('');
    expect(guarded).toContain('dynamosql-tray.exe" uninstall ||');
  });

  it('lets the command ask about each part, and waits for it', () => {
    const script = readFileSync(join(build.project, 'build/installer.nsh'), 'utf8');
    const [undoing] = /^.*dynamosql-tray\.exe" uninstall.*$/m.exec(script) ?? [];
    expect(undoing?.trim()).toMatch(/^ExecWait /);
    expect(undoing).not.toContain('--yes');
  });
});

describe('the signature', () => {
  it.each([
    INSTALLER,
    'win-unpacked/dynamosql-tray-app.exe',
    'win-unpacked/resources/bin/dynamosql-tray.exe',
    'win-unpacked/resources/bin/keyring.node',
  ])('is on %s, by SHA-256 alone', (file) => {
    const signed = join(build.packages, file);
    const { stdout } = spawnSync('osslsigncode', ['verify', signed], { encoding: 'utf8' });
    const [algorithm] = /^Message digest algorithm {2}: .*$/gm.exec(stdout) ?? [];
    expect(algorithm).toMatch(/: SHA256$/);
    const [, current] = /^Current message digest {4}: (.*)$/m.exec(stdout) ?? [];
    expect(stdout).toContain(`Calculated message digest : ${current}`);
    expect(stdout).toContain('Number of verified signatures: 1\n');
    expect(stdout).toContain('CN=Somebody');
  });
});

describe('our part of the installer', () => {
  // It builds once more, so it comes last.
  it('would not compile with a slip of the pen in our script', () => {
    const file = join(build.project, 'build/installer.nsh');
    const script = readFileSync(file, 'utf8');
    writeFileSync(file, script.replace('RMDir /r', 'RMDirr /r'));
    const { exitCode, output } = buildWith(['nsis', '--x64']);
    writeFileSync(file, script);
    expect(exitCode).not.toBe(0);
    expect(output).toContain('RMDirr');
  });
});

/** A certificate that nobody trusts, and the variables by which electron-builder signs with it. */
function signing(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'pfx-'));
  const [key, certificate, pfx] = ['a.key', 'a.pem', 'a.pfx'].map((name) => join(folder, name));
  const openssl = (...args: readonly (string | undefined)[]) =>
    execFileSync('openssl', args.map(String), { stdio: 'pipe' });
  const subject = ['-subj', '/CN=Somebody', '-addext', 'extendedKeyUsage=codeSigning'];
  const files = ['-keyout', key, '-out', certificate];
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files);
  const parts = ['-inkey', key, '-in', certificate, '-out', pfx];
  openssl('pkcs12', '-export', ...parts, '-passout', 'pass:nobody');
  return {
    CSC_LINK: String(pfx),
    CSC_KEY_PASSWORD: 'nobody',
    USE_SYSTEM_OSSLSIGNCODE: 'true',
    // Without the server that tells the time.
    ELECTRON_BUILDER_OFFLINE: 'true',
  };
}
