import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createSqlEngine,
  type SqlEngine,
  type SqlEngineOptions,
} from '../../src/emulator/sql/sql-engine.ts';
import { engineFiles, sharedCache, sharedDatabaseBuilt } from './running-emulator.ts';

// Every pair of 50,000 orders and 60,000 events: hours of work.
const runaway = {
  sql: 'SELECT COUNT(*) FROM `east`.`orders` a, `east`.`events` b WHERE a.total < b.duration_ms',
  maxRows: 1,
};
const quick = { sql: 'SELECT 1 AS one', maxRows: 1 };
const one = { columns: ['one'], rows: [[1]], truncated: false };

function engine(options: Partial<SqlEngineOptions> = {}): SqlEngine {
  const opened = createSqlEngine({
    ...engineFiles,
    cacheFolder: sharedCache,
    statementLimitMs: 10_000,
    ...options,
  });
  onTestFinished(() => opened.close());
  return opened;
}

sharedDatabaseBuilt();

test('statements wait for the database and are answered in order', async () => {
  const { run } = engine();
  const outcomes = await Promise.all([1, 2, 3].map((n) => run({ sql: `SELECT ${n}`, maxRows: 1 })));
  expect(outcomes.map((outcome) => outcome.kind === 'rows' && outcome.rows.rows)).toEqual([
    [[1]],
    [[2]],
    [[3]],
  ]);
});

test('a statement that runs too long is ended, and those that waited are answered', async () => {
  const { run } = engine({ statementLimitMs: 300 });
  const [ended, ...waiting] = await Promise.all([run(runaway), run(quick), run(quick)]);
  expect(ended).toEqual({ kind: 'timed-out', limitMs: 300 });
  expect(waiting).toEqual([
    { kind: 'rows', rows: one },
    { kind: 'rows', rows: one },
  ]);
});

test('a refused statement leaves the engine as it was', async () => {
  const { run } = engine();
  expect(await run({ sql: 'SELECT nope', maxRows: 1 })).toMatchObject({ kind: 'refused' });
  expect(await run(quick)).toEqual({ kind: 'rows', rows: one });
});

test.each([
  'INSERT INTO `east`.`group` VALUES (1, 2, 3)',
  'DELETE FROM `east`.`orders`',
  'SELECT 1; DROP TABLE `east`.`orders`',
  'WITH a AS (SELECT 1) DELETE FROM `east`.`orders`',
])('nothing is written even by what should never come this far: %s', async (sql) => {
  const { run } = engine();
  const count = { sql: 'SELECT COUNT(*) FROM `east`.`orders`', maxRows: 1 };
  await run({ sql, maxRows: 1 });
  expect(await run(count)).toMatchObject({ rows: { rows: [[50_000]] } });
});

describe('when the database cannot be opened', () => {
  test('statements are told so, and the next one tries again', async () => {
    const { run } = engine({ wasm: '/does/not/exist.wasm' });
    const said = { kind: 'broken', message: expect.stringContaining('/does/not/exist.wasm') };
    expect(await run(quick)).toEqual(said);
    expect(await run(quick)).toEqual(said);
  });

  test('a thread that dies at once is no different', async () => {
    const { run } = engine({ worker: new URL('no-such-worker.ts', import.meta.url) });
    expect(await run(quick)).toMatchObject({ kind: 'broken' });
  });
});

test('closing answers what still runs', async () => {
  const opened = engine();
  await opened.run(quick);
  const running = opened.run(runaway);
  const waiting = opened.run(quick);
  await opened.close();
  expect(await running).toMatchObject({ kind: 'broken' });
  expect(await waiting).toMatchObject({ kind: 'broken' });
});
