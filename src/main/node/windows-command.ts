import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the app on Windows keeps its command, below a user's folder. */
const PLACE = ['AppData', 'Local', 'dynamosql-tray', 'bin'];
const NAME = 'dynamosql-tray.exe';
/** A folder of Windows on the PATH that WSL takes over, with our command in it. */
const OURS_ON_PATH = /^\/mnt\/[a-z]\/.*\/dynamosql-tray\/bin\/?$/i;

/**
 * The command of the app on Windows, seen from inside WSL; undefined outside of it, and where no app
 * is installed. Nothing but a program of Windows reaches an app that runs there.
 */
export function windowsCommandIn(
  environment: NodeJS.ProcessEnv,
  users = '/mnt/c/Users',
): string | undefined {
  if (!environment['WSL_DISTRO_NAME']) return undefined;
  // A home that the person named is none that the app on Windows serves.
  if (environment['DYNAMOSQL_TRAY_HOME']) return undefined;
  const onPath = (environment['PATH'] ?? '').split(':').filter((path) => OURS_ON_PATH.test(path));
  const usual = foldersIn(users).map((user) => join(users, user, ...PLACE));
  return [...onPath, ...usual].map((folder) => join(folder, NAME)).find((file) => existsSync(file));
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
