import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.ts';
import { createSqlEngine } from '../../src/emulator/sql/sql-engine.ts';
import { runSql } from './conversation.ts';

/** Built once on a machine and kept between runs; building it takes seconds. */
export const sharedCache = fileURLToPath(new URL('../../.cache/emulator-tests/', import.meta.url));

export const engineFiles = {
  worker: new URL('../../src/emulator/sql-worker.ts', import.meta.url),
  wasm: createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'),
};

/** Long enough to build the database on a busy machine. */
export const BUILD_TIMEOUT_MS = 60_000;

const defaults: EmulatorOptions = { ...engineFiles, cacheFolder: sharedCache, admin: true };

/** An emulator that is closed when the test ends. */
export async function emulatorForTest(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ ...defaults, ...options });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** One emulator for all tests of a file. */
export function emulatorForFile(options: Partial<EmulatorOptions> = {}): () => Emulator {
  let emulator: Emulator | undefined;
  beforeAll(async () => {
    emulator = await startEmulator({ ...defaults, ...options });
  });
  afterAll(() => emulator?.close());
  return () => {
    if (emulator === undefined) throw new Error('The emulator runs only inside tests.');
    return emulator;
  };
}

/** Has the shared database built before the first test of a file that starts engines of its own. */
export function sharedDatabaseBuilt(): void {
  beforeAll(async () => {
    const engine = createSqlEngine({
      ...engineFiles,
      cacheFolder: sharedCache,
      statementLimitMs: 1_000,
    });
    await engine.run({ sql: 'SELECT 1', maxRows: 1 });
    await engine.close();
  }, BUILD_TIMEOUT_MS);
}

/** As `emulatorForFile`, and its database is open before the first test. */
export function emulatorWithData(options: Partial<EmulatorOptions> = {}): () => Emulator {
  const emulator = emulatorForFile(options);
  beforeAll(async () => {
    await runSql(emulator(), 'SELECT 1');
  }, BUILD_TIMEOUT_MS);
  return emulator;
}
