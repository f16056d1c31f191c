import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts';
import { cacheFolderIn } from '../node/cache-folder.ts';
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
