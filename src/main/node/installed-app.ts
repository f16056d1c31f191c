import { existsSync, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { parseJson, recordOf, textOf } from '../../shared/json.ts';
import type { AppCommand } from './app-starter.ts';

/** The desktop app that this command came with. */
export interface InstalledApp {
  readonly program: string;
}

/** Beside a copy of the command: which app it belongs to. */
export const APP_FILE = 'app.json';

const NAMES = { unix: 'dynamosql-tray-app', windows: 'dynamosql-tray-app.exe' } as const;

interface Place {
  readonly executable: string;
  readonly platform: NodeJS.Platform;
}

/** Where the app's program lies when the command lies where the installers put it; undefined elsewhere. */
export function appBeside({ executable, platform }: Place): string | undefined {
  const { dirname, basename, join } = pathsOf(platform);
  const bin = dirname(executable);
  const resources = dirname(bin);
  const isPlace = basename(bin) === 'bin' && /^resources$/i.test(basename(resources));
  if (!isPlace) return undefined;
  const app = dirname(resources);
  if (platform === 'darwin') return join(app, 'MacOS', NAMES.unix);
  return join(app, platform === 'win32' ? NAMES.windows : NAMES.unix);
}

/** The app's program as `app.json` names it; undefined for a text that names none. */
export function appNamedIn(text: string, platform: NodeJS.Platform): string | undefined {
  const app = textOf(recordOf(parseJson(text))['app']);
  return app !== undefined && pathsOf(platform).isAbsolute(app) ? app : undefined;
}

/** The app of this command, where it can be started; undefined for a command that came alone. */
export function findInstalledApp(
  executable: string,
  platform: NodeJS.Platform = process.platform,
): InstalledApp | undefined {
  const named = appNamedIn(readText(pathsOf(platform).join(executable, '..', APP_FILE)), platform);
  const program = named ?? appBeside({ executable, platform });
  return program !== undefined && existsSync(program) ? { program } : undefined;
}

/** Whether an app that has a window can be opened from here. */
export function hasDisplay(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

interface Opening {
  /** With its tray icon alone. */
  readonly hidden: boolean;
  /** A home of the person's own choice. */
  readonly home: string | undefined;
}

/** What opens the app. On macOS that is the system's launcher: the app is then nobody's child. */
export function openingOf(
  { program }: InstalledApp,
  { hidden, home }: Opening,
  platform: NodeJS.Platform = process.platform,
): AppCommand {
  const words = hidden ? ['--hidden'] : [];
  if (platform !== 'darwin') return { program, args: words, hasWindow: true };
  const bundle = posix.resolve(program, '../../..');
  // The launcher hands on no variables, and takes an app that runs for another home for this one.
  const ownHome = home === undefined ? [] : ['-n', '--env', `DYNAMOSQL_TRAY_HOME=${home}`];
  const quietly = hidden ? ['-g', '-j'] : [];
  const args = [...quietly, ...ownHome, '-a', bundle, ...(hidden ? ['--args', ...words] : [])];
  return { program: '/usr/bin/open', args, hasWindow: true };
}

function pathsOf(platform: NodeJS.Platform) {
  return platform === 'win32' ? win32 : posix;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
