import { describe, expect, it } from 'vitest';
import { appBeside, appNamedIn, hasDisplay, openingOf } from '../../src/main/node/installed-app.ts';

describe('the app that a command was installed with', () => {
  it.each([
    ['linux', '/opt/DynamoSQL/resources/bin/dynamosql-tray', '/opt/DynamoSQL/dynamosql-tray-app'],
    [
      'win32',
      'C:\\Programs\\Tray\\resources\\bin\\dynamosql-tray.exe',
      'C:\\Programs\\Tray\\dynamosql-tray-app.exe',
    ],
    [
      'darwin',
      '/Applications/DynamoSQL Tray.app/Contents/Resources/bin/dynamosql-tray',
      '/Applications/DynamoSQL Tray.app/Contents/MacOS/dynamosql-tray-app',
    ],
  ] as const)('lies beside it on %s', (platform, executable, app) => {
    expect(appBeside({ executable, platform })).toBe(app);
  });

  it.each([
    ['linux', '/usr/bin/dynamosql-tray'],
    ['linux', '/home/ada/bin/dynamosql-tray'],
    ['linux', '/home/ada/.local/share/dynamosql-tray/bin/dynamosql-tray'],
    ['win32', 'C:\\Users\\Ada\\AppData\\Local\\dynamosql-tray\\bin\\dynamosql-tray.exe'],
    ['darwin', '/usr/local/bin/dynamosql-tray'],
  ] as const)('is nowhere near %s %s', (platform, executable) => {
    expect(appBeside({ executable, platform })).toBeUndefined();
  });

  it('is named by the file beside a copy', () => {
    expect(appNamedIn('{"app":"/home/ada/Tray.AppImage","version":"1"}', 'linux')).toBe(
      '/home/ada/Tray.AppImage',
    );
    expect(appNamedIn('{"app":"C:\\\\Tray\\\\app.exe"}', 'win32')).toBe('C:\\Tray\\app.exe');
  });

  it.each([
    [''],
    ['no JSON'],
    ['[]'],
    ['{}'],
    ['{"app":1}'],
    ['{"app":""}'],
    ['{"app":"bin/app"}'],
    ['{"app":"../app"}'],
  ])('is not named by %s', (text) => {
    expect(appNamedIn(text, 'linux')).toBeUndefined();
  });
});

describe('a display', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('is there on %s with %j: %s', (platform, environment, isThere) => {
    expect(hasDisplay(environment, platform)).toBe(isThere);
  });
});

describe('what opens the app', () => {
  const mac = { program: '/Applications/Tray.app/Contents/MacOS/dynamosql-tray-app' };

  it('is its own program on Linux and Windows', () => {
    const app = { program: '/opt/tray/dynamosql-tray-app' };
    expect(openingOf(app, { hidden: true, home: '/h' }, 'linux')).toEqual({
      program: app.program,
      args: ['--hidden'],
      hasWindow: true,
    });
    expect(openingOf(app, { hidden: false, home: undefined }, 'linux').args).toEqual([]);
  });

  it('is the launcher on macOS, without a word of the app in front', () => {
    const { program, args } = openingOf(mac, { hidden: true, home: undefined }, 'darwin');
    expect([program, ...args].join(' ')).toBe(
      '/usr/bin/open -g -j -a /Applications/Tray.app --args --hidden',
    );
    expect(openingOf(mac, { hidden: false, home: undefined }, 'darwin').args).toEqual([
      '-a',
      '/Applications/Tray.app',
    ]);
  });

  it('gives the launcher a home that is not the usual one, and an app of its own for it', () => {
    expect(openingOf(mac, { hidden: true, home: '/h' }, 'darwin').args.slice(2, 5)).toEqual([
      '-n',
      '--env',
      'DYNAMOSQL_TRAY_HOME=/h',
    ]);
  });
});
