import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Sample data can be made again at any time: it belongs into the cache, not into a home. */
export function cacheFolderIn(environment: NodeJS.ProcessEnv): string {
  const own = environment['XDG_CACHE_HOME'] ?? environment['LOCALAPPDATA'];
  if (own) return join(own, 'dynamosql-tray');
  const home = environment['HOME'];
  return home
    ? join(home, '.cache', 'dynamosql-tray')
    : join(tmpdir(), `dynamosql-tray-cache-${userInfo().username}`);
}
