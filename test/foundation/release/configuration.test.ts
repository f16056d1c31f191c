import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../../package.json' with { type: 'json' };
import { APP_ID } from '../../../src/shared/app-id.ts';
import { readPropertyList, validateConfiguration } from '../../packages/builder-insides.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const configuration = parse(read('electron-builder.yml'));

const validate = (changed: object) => validateConfiguration({ ...configuration, ...changed });

describe('the configuration of the installers', () => {
  it('is taken by electron-builder', async () => {
    await expect(validate({})).resolves.toBeUndefined();
  });

  it.each([
    ['mac', { mac: { ...configuration.mac, hardenedRuntim: true } }],
    ['win', { win: { ...configuration.win, executablename: 'x' } }],
    ['nsis', { nsis: { ...configuration.nsis, oneclick: true } }],
    ['linux', { linux: { ...configuration.linux, categories: 'x' } }],
    ['dmg', { dmg: { ...configuration.dmg, titel: 'x' } }],
    ['electronFuses', { electronFuses: { ...configuration.electronFuses, runAsnode: true } }],
    ['publish', { publish: { provider: 'github', releasetype: 'draft' } }],
  ])('would be refused with a slip of the pen in %s', async (_, changed) => {
    await expect(validate(changed)).rejects.toThrow(/unknown property|Invalid configuration/);
  });

  it('calls the app as it calls itself', () => {
    expect(configuration.appId).toBe(APP_ID);
  });

  it('pins every tool that makes or judges the packages', () => {
    const { electron, 'electron-builder': builder } = packageJson.devDependencies;
    expect([electron, builder].map((version) => /^\d+\.\d+\.\d+$/.test(version))).toEqual([
      true,
      true,
    ]);
  });

  it('gives each system its own build of the command', () => {
    const sources = ['linux', 'mac', 'win'].map(
      (system) => configuration[system].extraResources[0].from,
    );
    expect(sources).toEqual(
      ['linux', 'darwin', 'win32'].map((name) => `release/command/${name}-\${arch}`),
    );
  });

  it('installs on Windows for the person alone, and signs with SHA-256 alone', () => {
    expect(configuration.nsis).toMatchObject({ oneClick: true, perMachine: false });
    expect(configuration.win.signtoolOptions.signingHashAlgorithms).toEqual(['sha256']);
    expect(JSON.stringify(configuration)).not.toMatch(/azure|password|certificate/i);
  });

  it('publishes nothing that was not looked at', () => {
    expect(configuration.publish).toEqual({ provider: 'github', releaseType: 'draft' });
  });
});

describe('the rights of the app on macOS', () => {
  it.each(['build/entitlements.mac.plist', 'build/entitlements.mac.inherit.plist'])(
    'are to compile JavaScript and nothing else: %s',
    async (file) => {
      const rights = await readPropertyList(join(root, file));
      expect(rights).toEqual({ 'com.apple.security.cs.allow-jit': true });
    },
  );

  it('are named in the configuration, with the hardened runtime', () => {
    expect(configuration.mac).toMatchObject({
      hardenedRuntime: true,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.inherit.plist',
      binaries: ['Contents/Resources/bin/dynamosql-tray'],
    });
  });
});
