import { expect, it } from 'vitest';
import { type ProgramFacts, removalsOf } from '../../../src/main/core/uninstall/removal.ts';

const facts: ProgramFacts = {
  platform: 'linux',
  command: '/home/ada/dynamosql-tray/dist/cli.cjs',
  packages: [],
  appImage: undefined,
  appFolder: undefined,
};

const ways: readonly (readonly [string, Partial<ProgramFacts>, string])[] = [
  ['deb', { packages: ['deb'] }, '`sudo apt purge dynamosql-tray`'],
  ['rpm', { packages: ['rpm'] }, 'dnf remove dynamosql-tray'],
  ['appimage', { appImage: '/home/ada/Tray-0.1.0.AppImage' }, '/home/ada/Tray-0.1.0.AppImage'],
  ['npm', { command: '/usr/lib/node_modules/dynamosql-tray/dist/cli.cjs' }, '`npm rm -g '],
  [
    'npm',
    {
      platform: 'win32',
      command: 'C:\\Users\\a\\npm\\node_modules\\dynamosql-tray\\dist\\cli.cjs',
    },
    '`npm rm -g ',
  ],
  [
    'macos',
    {
      platform: 'darwin',
      command: '/Applications/DynamoSQL Tray.app/Contents/Resources/dynamosql-tray',
    },
    'Trash',
  ],
  ['windows', { platform: 'win32', command: 'C:\\Apps\\dynamosql-tray.exe' }, 'Installed apps'],
  ['folder', {}, '/home/ada/dynamosql-tray/dist/cli.cjs'],
  [
    'folder',
    {
      command: '/home/ada/tray-0.1.0/resources/bin/dynamosql-tray',
      appFolder: '/home/ada/tray-0.1.0',
    },
    'Delete the folder /home/ada/tray-0.1.0',
  ],
];

it.each(ways)('what came as %s goes the same way', (kind, given, how) => {
  expect(removalsOf({ ...facts, ...given })).toEqual([{ kind, how: expect.stringContaining(how) }]);
});

it('names every way that fits', () => {
  const kinds = removalsOf({ ...facts, packages: ['deb'], appImage: '/a.AppImage' });
  expect(kinds.map(({ kind }) => kind)).toEqual(['deb', 'appimage']);
});
