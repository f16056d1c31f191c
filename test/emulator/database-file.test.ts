import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATA_VERSION } from '../../src/emulator/sample-data/catalogue.ts';
import {
  databasePath,
  readDatabaseFile,
  writeDatabaseFile,
} from '../../src/emulator/sample-data/database-file.ts';
import { createSqlEngine } from '../../src/emulator/sql/sql-engine.ts';
import {
  BUILD_TIMEOUT_MS,
  engineFiles,
  sharedCache,
  sharedDatabaseBuilt,
} from './running-emulator.ts';

const images = [
  { schema: 'one', image: Buffer.from('first image') },
  { schema: 'öther', image: Buffer.alloc(100_000, 7) },
];

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'database-'));
}

describe('the file', () => {
  test('gives back what was written, and leaves nothing beside it', () => {
    const folder = join(newFolder(), 'made', 'when', 'absent');
    const path = databasePath(folder, 3);
    writeDatabaseFile(path, images);
    expect(readDatabaseFile(path)).toEqual(images);
    expect(readdirSync(folder)).toEqual(['sample-data-v3.db']);
  });

  test.each<readonly [what: string, damage: (file: Buffer) => Buffer]>([
    ['a changed byte', (file) => file.fill(1, 60, 61)],
    ['a missing end', (file) => file.subarray(0, file.length - 1)],
    ['nothing at all', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('not a database')],
  ])('with %s counts as absent', (_what, damage) => {
    const path = databasePath(newFolder(), 1);
    writeDatabaseFile(path, images);
    writeFileSync(path, damage(readFileSync(path)));
    expect(readDatabaseFile(path)).toBeUndefined();
  });

  test('that does not exist is absent', () => {
    expect(readDatabaseFile(databasePath(newFolder(), 1))).toBeUndefined();
  });
});

describe('the sample database', () => {
  async function countOrders(cacheFolder: string): Promise<unknown> {
    const engine = createSqlEngine({ ...engineFiles, cacheFolder, statementLimitMs: 10_000 });
    onTestFinished(() => engine.close());
    const outcome = await engine.run({ sql: 'SELECT COUNT(*) FROM `east`.`orders`', maxRows: 1 });
    return outcome.kind === 'rows' ? outcome.rows.rows[0]?.[0] : outcome;
  }

  sharedDatabaseBuilt();

  test('is opened, not built, when it lies in the cache folder', async () => {
    const folder = newFolder();
    const path = databasePath(folder, DATA_VERSION);
    copyFileSync(databasePath(sharedCache, DATA_VERSION), path);
    const { ino, mtimeMs } = statSync(path);
    expect(await countOrders(folder)).toBe(50_000);
    expect(statSync(path)).toMatchObject({ ino, mtimeMs });
  });

  test(
    'is built again when its file was damaged, byte for byte the same',
    async () => {
      const folder = newFolder();
      const path = databasePath(folder, DATA_VERSION);
      const good = readFileSync(databasePath(sharedCache, DATA_VERSION));
      writeFileSync(path, Buffer.from(good).fill(0, 5000, 6000));
      expect(await countOrders(folder)).toBe(50_000);
      expect(readFileSync(path).equals(good)).toBe(true);
    },
    BUILD_TIMEOUT_MS,
  );

  test(
    'is served from memory where nothing can be written',
    async () => {
      const file = join(newFolder(), 'a-file-is-no-folder');
      writeFileSync(file, '');
      expect(await countOrders(file)).toBe(50_000);
    },
    BUILD_TIMEOUT_MS,
  );
});
