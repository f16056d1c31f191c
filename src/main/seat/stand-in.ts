import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts';
import { cacheFolderIn } from '../node/cache-folder.ts';
import type { Surroundings } from './surroundings.ts';

/** Starts the local DynamoSQL with the parts that lie beside this program. */
export async function startStandIn(
  { environment, files }: Surroundings,
  options: Omit<EmulatorOptions, 'cacheFolder' | 'workerFile' | 'wasmFile'>,
): Promise<Emulator> {
  const { startEmulator } = await import('../../emulator/emulator.ts');
  const cacheFolder = cacheFolderIn(environment);
  return startEmulator({
    ...options,
    cacheFolder,
    workerFile: files.sqlWorker,
    wasmFile: files.sqlWasm,
  });
}
