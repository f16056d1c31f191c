import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { buildSchema } from './sample-data/build-database.ts';
import { DATA_VERSION, schemas } from './sample-data/catalogue.ts';
import {
  databasePath,
  readDatabaseFile,
  type SchemaImage,
  writeDatabaseFile,
} from './sample-data/database-file.ts';
import { openSession, type SqliteSession } from './sql/sqlite-session.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './sql/worker-messages.ts';

// An entry of its own: a statement may run for hours, and ending its thread is the only way to end it.

async function serve(setup: WorkerSetup): Promise<void> {
  try {
    const session = await open(setup);
    parentPort?.on('message', (query: ToWorker) =>
      say({ kind: 'outcome', outcome: session.run(query) }),
    );
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'failed', message: String(error) });
  }
}

async function open(setup: WorkerSetup): Promise<SqliteSession> {
  const wasm = typeof setup.wasm === 'string' ? readFileSync(setup.wasm) : setup.wasm;
  const sqlite = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer });
  const path = databasePath(setup.cacheFolder, DATA_VERSION);
  return openSession(sqlite, readDatabaseFile(path) ?? build(sqlite, path));
}

function build(sqlite: SqlJsStatic, path: string): readonly SchemaImage[] {
  const images = schemas.map((schema) => ({
    schema: schema.name,
    image: buildSchema(sqlite, schema),
  }));
  saveIfPossible(path, images);
  return images;
}

/** A folder that cannot be written costs the next start its seconds, nothing more. */
function saveIfPossible(path: string, images: readonly SchemaImage[]): void {
  try {
    writeDatabaseFile(path, images);
  } catch {
    // Built again next time.
  }
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

void serve(workerData as WorkerSetup);
