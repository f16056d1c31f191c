import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts';
import type { Surroundings } from './surroundings.ts';

/** Starts the local DynamoSQL with the parts that lie beside this program. */
export async function startStandIn(
  { environment, files }: Surroundings,
  options: Omit<EmulatorOptions, 'cacheFolder' | 'worker' | 'wasm'>,
): Promise<Emulator> {
  const { startEmulator } = await import('../../emulator/emulator.ts');
  const cacheFolder = cacheFolderIn(environment);
  return startEmulator({
    ...options,
    cacheFolder,
    worker: files.sqlWorker,
    wasm: files.sqlWasm,
  });
}

/** Sample data can be made again at any time: it belongs into the cache, not into a home. */
function cacheFolderIn(environment: NodeJS.ProcessEnv): string {
  const own = environment['XDG_CACHE_HOME'] ?? environment['LOCALAPPDATA'];
  if (own) return join(own, 'dynamosql-tray');
  const home = environment['HOME'];
  return home
    ? join(home, '.cache', 'dynamosql-tray')
    : join(tmpdir(), `dynamosql-tray-cache-${userInfo().username}`);
}
