import { posix, win32 } from 'node:path';

/** A packaged app and the computer that it runs on. */
export interface PackagedApp extends Person {
  /** Where what was packed with the app lies. */
  readonly resources: string;
  /** The app's own program. */
  readonly program: string;
}

interface Person {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** The person's own folder. */
  readonly home: string;
}

/** Where assistants find the command, also after an update of the app. */
export interface CommandPlace {
  readonly command: string;
  /** A copy of the packed command has to lie there; undefined where the packed one stays put. */
  readonly copy: CommandCopy | undefined;
}

export interface CommandCopy {
  /** The folder that is copied. */
  readonly from: string;
  readonly folder: string;
  readonly name: string;
  /** The app that the copy belongs to, by a path that stays. */
  readonly app: string;
  /** A name on the person's path. */
  readonly link: string | undefined;
}

/**
 * What an AppImage brings lies at another place at every start, and on Windows no installer can
 * replace a program that an assistant runs: both give assistants a copy.
 */
export function commandPlace(app: PackagedApp): CommandPlace {
  const { platform, resources } = app;
  const { join } = pathsOf(platform);
  const from = join(resources, 'bin');
  const name = platform === 'win32' ? 'dynamosql-tray.exe' : 'dynamosql-tray';
  const appImage = appImageOf(app);
  if (platform !== 'win32' && appImage === undefined)
    return { command: join(from, name), copy: undefined };
  const folder = copyFolder(app);
  const link = platform === 'win32' ? undefined : linkIn(app);
  const copy = { from, folder, name, app: appImage ?? app.program, link };
  return { command: join(folder, name), copy };
}

/** Where copies of the command lie on this computer. */
export function copyFolder({ platform, environment, home }: Person): string {
  const { join } = pathsOf(platform);
  const data =
    platform === 'win32'
      ? environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
      : environment['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return join(data, 'dynamosql-tray', 'bin');
}

export function linkIn({ platform, home }: Person): string {
  return pathsOf(platform).join(home, '.local', 'bin', 'dynamosql-tray');
}

/** The file that this app runs from; another app's AppImage hands its variables on to all it starts. */
function appImageOf({ platform, environment, resources }: PackagedApp): string | undefined {
  const { APPIMAGE: file, APPDIR: mounted } = environment;
  const isIts = mounted !== undefined && resources.startsWith(`${mounted.replace(/\/+$/, '')}/`);
  return platform === 'linux' && file && isIts ? file : undefined;
}

function pathsOf(platform: NodeJS.Platform) {
  return platform === 'win32' ? win32 : posix;
}
