import { describe, expect, it } from 'vitest';
import { type PackagingFacts, packagingOf } from '../../../src/main/core/updates/packaging.ts';

const facts = (change: Partial<PackagingFacts>): PackagingFacts => ({
  platform: 'linux',
  isPackaged: true,
  program: '/opt/dynamosql-tray/dynamosql-tray-app',
  packageType: undefined,
  environment: {},
  ...change,
});
const mounted = {
  environment: { APPIMAGE: '/home/ada/DynamoSQL.AppImage', APPDIR: '/tmp/.mount_Dyn' },
};

describe('the packaging of a copy', () => {
  it.each<[string, Partial<PackagingFacts>, string]>([
    ['a checkout', { isPackaged: false, ...mounted, program: '/tmp/.mount_Dyn/app' }, 'by-hand'],
    ['a deb', { packageType: 'deb' }, 'deb'],
    ['an rpm', { packageType: 'rpm' }, 'rpm'],
    ['an AppImage', { ...mounted, program: '/tmp/.mount_Dyn/dynamosql-tray-app' }, 'appimage'],
    ['an archive', {}, 'by-hand'],
    ['an unknown package', { packageType: 'flatpak' }, 'by-hand'],
    ['Windows', { platform: 'win32' }, 'nsis'],
    ['macOS', { platform: 'darwin' }, 'mac'],
  ])('of %s is told by how it runs', (_what, change, packaging) => {
    expect(packagingOf(facts(change))).toBe(packaging);
  });

  it.each<[string, Partial<PackagingFacts>]>([
    ['an archive', {}],
    ['an archive in a folder with a similar name', { program: '/tmp/.mount_Dynamo/app' }],
  ])('of %s is not that of the AppImage whose terminal started it', (_what, change) => {
    expect(packagingOf(facts({ ...mounted, ...change }))).toBe('by-hand');
  });

  it('of a deb stays so when it is started from an AppImage', () => {
    expect(packagingOf(facts({ ...mounted, packageType: 'deb' }))).toBe('deb');
  });
});
