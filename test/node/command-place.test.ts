import { describe, expect, it } from 'vitest';
import { commandPlace, type PackagedApp } from '../../src/main/node/command-place.ts';

const linux: PackagedApp = {
  platform: 'linux',
  environment: {},
  home: '/home/ada',
  resources: '/opt/tray/resources',
  program: '/opt/tray/dynamosql-tray-app',
};
const appImage: PackagedApp = {
  ...linux,
  environment: { APPIMAGE: '/home/ada/Apps/Tray.AppImage', APPDIR: '/tmp/.mount_Tray1' },
  resources: '/tmp/.mount_Tray1/resources',
  program: '/tmp/.mount_Tray1/dynamosql-tray-app',
};
const mac: PackagedApp = {
  ...linux,
  platform: 'darwin',
  home: '/Users/ada',
  program: '/Applications/Tray.app/Contents/MacOS/dynamosql-tray-app',
};
const windows: PackagedApp = {
  platform: 'win32',
  environment: { LOCALAPPDATA: 'D:\\Local' },
  home: 'C:\\Users\\Ada',
  resources: 'D:\\Local\\Programs\\tray\\resources',
  program: 'D:\\Local\\Programs\\tray\\dynamosql-tray-app.exe',
};

describe('the command that assistants are given', () => {
  it('is the packed one where packages keep it in its place', () => {
    expect(commandPlace(linux)).toEqual({
      command: '/opt/tray/resources/bin/dynamosql-tray',
      app: linux.program,
      copy: undefined,
      link: undefined,
    });
    const resources = '/Applications/Tray.app/Contents/Resources';
    expect(commandPlace({ ...mac, resources })).toEqual({
      command: `${resources}/bin/dynamosql-tray`,
      app: mac.program,
      copy: undefined,
      link: '/Users/ada/.local/bin/dynamosql-tray',
    });
  });

  it('is a copy for an AppImage, which is mounted elsewhere at every start', () => {
    expect(commandPlace(appImage)).toEqual({
      command: '/home/ada/.local/share/dynamosql-tray/bin/dynamosql-tray',
      app: '/home/ada/Apps/Tray.AppImage',
      copy: {
        from: '/tmp/.mount_Tray1/resources/bin',
        folder: '/home/ada/.local/share/dynamosql-tray/bin',
        name: 'dynamosql-tray',
        app: '/home/ada/Apps/Tray.AppImage',
        link: '/home/ada/.local/bin/dynamosql-tray',
      },
      link: undefined,
    });
    const environment = { ...appImage.environment, XDG_DATA_HOME: '/data' };
    expect(commandPlace({ ...appImage, environment }).command).toBe(
      '/data/dynamosql-tray/bin/dynamosql-tray',
    );
  });

  it('is the packed one for an app that only was started by an AppImage', () => {
    const { environment } = appImage;
    expect(commandPlace({ ...linux, environment }).copy).toBeUndefined();
  });

  it('belongs to an app that another AppImage, in whose terminal it was typed, is never taken for', () => {
    const environment = { APPIMAGE: '/home/ada/Cursor.AppImage', APPDIR: '/tmp/.mount_Cursor' };
    expect(commandPlace({ ...linux, environment }).app).toBe(linux.program);
    const similar = { ...appImage.environment, APPDIR: '/tmp/.mount_Tra' };
    expect(commandPlace({ ...appImage, environment: similar }).app).toBe(appImage.program);
    const withSlash = { ...appImage.environment, APPDIR: '/tmp/.mount_Tray1/' };
    expect(commandPlace({ ...appImage, environment: withSlash }).app).toBe(
      '/home/ada/Apps/Tray.AppImage',
    );
  });

  it('gets no name on the path of macOS while the app may be gone tomorrow', () => {
    const program = '/Volumes/DynamoSQL Tray 0.1.0/Tray.app/Contents/MacOS/dynamosql-tray-app';
    expect(commandPlace({ ...mac, program }).link).toBeUndefined();
  });

  it('is a copy on Windows, where nobody can replace a program that runs', () => {
    expect(commandPlace(windows)).toEqual({
      command: 'D:\\Local\\dynamosql-tray\\bin\\dynamosql-tray.exe',
      app: windows.program,
      copy: {
        from: 'D:\\Local\\Programs\\tray\\resources\\bin',
        folder: 'D:\\Local\\dynamosql-tray\\bin',
        name: 'dynamosql-tray.exe',
        app: windows.program,
        link: undefined,
      },
      link: undefined,
    });
    expect(commandPlace({ ...windows, environment: {} }).command).toBe(
      'C:\\Users\\Ada\\AppData\\Local\\dynamosql-tray\\bin\\dynamosql-tray.exe',
    );
  });
});
