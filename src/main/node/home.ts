import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { codeOf } from './system-error.ts';

export interface Home {
  readonly path: string;
  /** True for the platform's own folder: its keychain entries carry no mark of the home. */
  readonly isDefault: boolean;
}

interface HomeChoice {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly demo: boolean;
}

const FOLDER = 'dynamosql-tray';
const PRIVATE = 0o700;

/** Where everything of one installation hangs. Under a test runner the person's own home is refused. */
export function chooseHome({ environment, platform, demo }: HomeChoice): Result<Home> {
  const given = environment['DYNAMOSQL_TRAY_HOME'];
  if (given) return ok({ path: resolve(given), isDefault: false });
  if (environment['VITEST'] || environment['NODE_ENV'] === 'test') {
    return failed(
      failure('home_unusable', {
        cause: 'Under a test runner DYNAMOSQL_TRAY_HOME must name another home.',
      }),
    );
  }
  const own = defaultHome(environment, platform);
  return ok(demo ? { path: join(own, 'demo'), isDefault: false } : { path: own, isDefault: true });
}

/** The home as it is, without making or changing anything; undefined when there is none. */
export function findHome(home: Home): FoundHome | undefined {
  const facts = lstatSync(home.path, { throwIfNoEntry: false });
  if (!facts?.isDirectory() && !facts?.isSymbolicLink()) return undefined;
  const path = realPath(home.path);
  return path === undefined ? undefined : { ...home, path, isLink: facts.isSymbolicLink() };
}

export interface FoundHome extends Home {
  /** The person keeps it elsewhere, by a link. */
  readonly isLink: boolean;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The platform's own folder for it. */
export function defaultHome(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return join(settingsFolder(environment, platform), FOLDER);
}

function settingsFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** Makes the home if need be and checks that it is ours alone. Failure: `home_unusable`. */
export function openHome(home: Home): Result<Home> {
  const checked = ensurePrivateFolder(home.path);
  return checked.ok ? ok({ ...home, path: realpathSync(home.path) }) : checked;
}

/** A folder with mode 0700 that belongs to this user, made on demand. */
export function ensurePrivateFolder(path: string): Result<void> {
  try {
    mkdirSync(path, { recursive: true, mode: PRIVATE });
    const facts = lstatSync(path);
    if (process.getuid && facts.uid !== process.getuid())
      return unusable(path, 'it belongs to another user');
    if (process.getuid && (facts.mode & 0o077) !== 0) chmodSync(path, PRIVATE);
    return ok(undefined);
  } catch (error) {
    const code = codeOf(error);
    return unusable(path, code === 'EEXIST' ? 'it is not a folder' : code);
  }
}

function unusable(path: string, why: string) {
  return failed(failure('home_unusable', { cause: `${path} cannot be used (${why}).` }));
}
