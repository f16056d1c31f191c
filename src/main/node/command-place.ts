import { posix, win32 } from 'node:path';
import { isInPassingPlace } from '../core/assistants/passing-place.ts';
import { ownAppImage } from '../core/updates/packaging.ts';

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
  /** What starts the app, by a path that stays. */
  readonly app: string;
  /** A copy of the packed command has to lie there; undefined where the packed one stays put. */
  readonly copy: CommandCopy | undefined;
  /** A name on the person's path for a packed one that no installer put there. */
  readonly link: string | undefined;
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
  const appImage = ownAppImage(app);
  const start = appImage ?? app.program;
  if (platform !== 'win32' && appImage === undefined)
    return { command: join(from, name), app: start, copy: undefined, link: bundleLink(app) };
  const folder = copyFolder(app);
  const link = platform === 'win32' ? undefined : linkIn(app);
  const copy = { from, folder, name, app: start, link };
  return { command: join(folder, name), app: start, copy, link: undefined };
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

function bundleLink(app: PackagedApp): string | undefined {
  return app.platform === 'darwin' && !isInPassingPlace(app.program) ? linkIn(app) : undefined;
}

/** Whether a path is that of the command in a bundle of ours, wherever that lies or lay. */
export function isBundleCommand(path: string): boolean {
  return /\.app\/Contents\/Resources\/bin\/dynamosql-tray$/.test(path);
}

function pathsOf(platform: NodeJS.Platform) {
  return platform === 'win32' ? win32 : posix;
}
