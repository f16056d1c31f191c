import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { archiveHash } from './archive-hash.ts';
import { readPropertyList } from './builder-insides.ts';
import { type ForeignBuild, prepareForeignBuild } from './foreign-build.ts';
import { layOutMacElectron, SWITCHES } from './foreign-electrons.ts';

// The bundle for macOS, built around a stand-in that holds no program: what it says of itself is
// true, and nothing in it runs. Disk images, signatures and notarization need macOS.

describe('the bundle for macOS', () => {
  let build: ForeignBuild;
  let contents: string;
  let information: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    build = prepareForeignBuild({
      layOut: layOutMacElectron,
      commands: [{ place: 'darwin-arm64/dynamosql-tray', content: 'the command' }],
    });
    const { exitCode, output } = build.build(['--mac', 'dir', '--arm64', '--publish', 'never']);
    expect([exitCode, output]).toEqual([0, expect.any(String)]);
    contents = join(build.packages, 'mac-arm64/DynamoSQLTray.app/Contents');
    information = await readPropertyList(join(contents, 'Info.plist'));
  });

  it('says what the app is', () => {
    expect(information).toMatchObject({
      CFBundleIdentifier: 'com.dynamosql.tray',
      CFBundleDisplayName: 'DynamoSQL Tray',
      CFBundleExecutable: 'dynamosql-tray-app',
      CFBundleShortVersionString: packageJson.version,
      CFBundleIconFile: 'icon.icns',
      LSApplicationCategoryType: 'public.app-category.developer-tools',
      LSUIElement: true,
    });
  });

  it('lets the app load without encryption from this computer alone', () => {
    expect(information['NSAppTransportSecurity']).toEqual({
      NSAllowsArbitraryLoads: false,
      NSAllowsLocalNetworking: true,
      NSExceptionDomains: { localhost: expect.anything(), '127.0.0.1': expect.anything() },
    });
  });

  it('opens no kind of address and no kind of file', () => {
    expect(information).not.toHaveProperty('CFBundleURLTypes');
    expect(information).not.toHaveProperty('CFBundleDocumentTypes');
  });

  it('holds the hash of the program, which the fuse checks', () => {
    const hash = archiveHash(join(contents, 'Resources/app.asar'));
    expect(information['ElectronAsarIntegrity']).toEqual({
      'Resources/app.asar': { algorithm: 'SHA256', hash },
    });
  });

  it('has the fuses of the configuration', () => {
    const framework = 'Frameworks/Electron Framework.framework/Electron Framework';
    expect(SWITCHES.exec(readFileSync(join(contents, framework), 'latin1'))?.[1]).toBe('01001100');
  });

  it('holds our program, icon and command, and one language', () => {
    expect(readdirSync(join(contents, 'MacOS'))).toEqual(['dynamosql-tray-app']);
    const resources = readdirSync(join(contents, 'Resources')).sort();
    expect(resources).toEqual(['app.asar', 'bin', 'electron.icns', 'en.lproj', 'icon.icns']);
    expect(readFileSync(join(contents, 'Resources/bin/dynamosql-tray'), 'utf8')).toBe(
      'the command',
    );
    expect(existsSync(join(contents, 'Resources/app'))).toBe(false);
  });
});
