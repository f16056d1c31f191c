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
  const runtime = environment['XDG_RUNTIME_DIR'];
  const folder = runtime
    ? join(runtime, 'dynamosql-tray')
    : join(tmpdir(), `dynamosql-tray-${userInfo().uid}`);
  const checked = ensurePrivateFolder(folder);
  if (!checked.ok) return checked;
  return ok(join(folder, `${createHash('sha256').update(home).digest('hex').slice(0, 12)}.sock`));
}
