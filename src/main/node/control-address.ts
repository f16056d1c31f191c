import { createHash, randomBytes } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { ensurePrivateFolder } from './home.ts';

/**
 * Where the control channel listens. A socket's path must stay below 100 bytes, so it lies in the
 * user's runtime folder and is named by a digest of the home; a pipe's name is secret by itself.
 */
export function controlAddress(home: string, environment: NodeJS.ProcessEnv): Result<string> {
  if (process.platform === 'win32')
    return ok(`\\\\.\\pipe\\dynamosql-tray-${randomBytes(16).toString('hex')}`);
  const folder = controlFolder(environment);
  const checked = ensurePrivateFolder(folder);
  return checked.ok ? ok(join(folder, socketName(home))) : checked;
}

/** Where the sockets of all homes of this user lie. */
export function controlFolder(environment: NodeJS.ProcessEnv): string {
  const runtime = environment['XDG_RUNTIME_DIR'];
  return runtime
    ? join(runtime, 'dynamosql-tray')
    : join(tmpdir(), `dynamosql-tray-${userInfo().uid}`);
}

export function socketName(home: string): string {
  return `${createHash('sha256').update(home).digest('hex').slice(0, 12)}.sock`;
}
