import { describe, expect, test } from 'vitest';
import { callTool, post, request, rpc, runSql } from './conversation.ts';
import { emulatorForTest, emulatorWithData } from './running-emulator.ts';

const emulator = emulatorWithData();

function sentence(sql: string): Promise<unknown> {
  return callTool(emulator(), 'run_sql', { sql });
}

describe('row limits', () => {
  test('100 rows come unless more are asked for', async () => {
    const { rows, row_count, truncated } = await runSql(emulator(), 'SELECT * FROM orders');
    expect([rows.length, row_count, truncated]).toEqual([100, 100, true]);
  });

  test.each([
    [1, 1],
    [1000, 1000],
    [5000, 1000],
  ])('asked for %i, %i come', async (max_rows, count) => {
    const { rows, truncated } = await runSql(emulator(), 'SELECT * FROM orders', { max_rows });
    expect([rows.length, truncated]).toEqual([count, true]);
  });

  test('a result that just fits is not truncated', async () => {
    const sql = 'SELECT * FROM orders LIMIT 100';
    expect(await runSql(emulator(), sql)).toMatchObject({ row_count: 100, truncated: false });
  });

  test('a switch refuses a limit over the cap', async () => {
    const strict = await emulatorForTest({ switches: { overCap: 'refuse' } });
    const said = await callTool(strict, 'run_sql', { sql: 'SELECT 1', max_rows: 1001 });
    expect(said).toBe('max_rows must not be over 1000');
  });
});

describe('values', () => {
  test('every DynamoDB type comes as JSON can say it', async () => {
    const sql = `SELECT address, recent_orders, interests, lucky_numbers, avatar, verified, score
      FROM profiles WHERE avatar IS NOT NULL AND interests IS NOT NULL AND lucky_numbers IS NOT NULL
      AND recent_orders IS NOT NULL AND score IS NOT NULL LIMIT 1`;
    const { rows } = await runSql(emulator(), sql);
    expect(rows[0]).toEqual([
      expect.objectContaining({ geo: { lat: expect.any(Number), lon: expect.any(Number) } }),
      [expect.objectContaining({ order_id: expect.any(String) }), expect.any(Number), null, true],
      expect.arrayContaining([expect.any(String)]),
      [expect.any(Number), expect.any(Number), expect.any(Number)],
      expect.stringMatching(/^[A-Za-z0-9+/]{32}$/),
      expect.any(Boolean),
      expect.any(Number),
    ]);
  });

  test('an absent attribute is null', async () => {
    const { rows } = await runSql(
      emulator(),
      'SELECT coupon FROM orders WHERE coupon IS NULL LIMIT 1',
    );
    expect(rows).toEqual([[null]]);
  });

  test('types survive aliases, subqueries, joins and CTEs', async () => {
    const sql = `WITH p AS (SELECT customer_id AS id, verified AS ok, address FROM profiles)
      SELECT p.ok, x.address FROM p JOIN (SELECT * FROM p) AS x ON x.id = p.id LIMIT 1`;
    const { rows } = await runSql(emulator(), sql);
    expect(rows).toEqual([
      [expect.any(Boolean), expect.objectContaining({ city: expect.any(String) })],
    ]);
  });

  test('text that looks like JSON stays text', async () => {
    const { rows } = await runSql(emulator(), `SELECT '{"a":1}', '[1]' FROM profiles LIMIT 1`);
    expect(rows).toEqual([['{"a":1}', '[1]']]);
  });

  test('columns that share a name are both there', async () => {
    const { columns, rows } = await runSql(emulator(), 'SELECT 1 AS a, 2 AS a');
    expect([columns, rows]).toEqual([['a', 'a'], [[1, 2]]]);
  });
});

describe('the dialect', () => {
  test('sorts NULLs first in ascending and last in descending order', async () => {
    const sql = (order: string): string =>
      `SELECT v FROM (SELECT 2 AS v UNION ALL SELECT NULL UNION ALL SELECT 1) AS x ORDER BY v ${order}`;
    expect((await runSql(emulator(), sql('ASC'))).rows).toEqual([[null], [1], [2]]);
    expect((await runSql(emulator(), sql('DESC'))).rows).toEqual([[2], [1], [null]]);
  });

  test.each<readonly [sql: string, value: unknown]>([
    ["SELECT YEAR('2026-01-31')", 2026],
    ["SELECT MONTH('2026-01-31T10:00:00Z')", 1],
    ["SELECT DAY('2026-01-31')", 31],
    ["SELECT YEAR('no date')", null],
    ['SELECT YEAR(NULL)', null],
    ["SELECT 'A' LIKE 'a'", 0],
    ["SELECT 'abc' LIKE 'a_c'", 1],
    ["SELECT 'it''s'", "it's"],
    ['SELECT COUNT(*) FROM orders', 50_000],
    ['SELECT COUNT(*) FROM EAST.orders', 50_000],
    ['SELECT MAX("1st_half") > 0 FROM "2026_targets"', 1],
    ['SELECT "group" FROM "group" ORDER BY "order" LIMIT 1', 'team-01'],
    [`SELECT "note-text" FROM "Order Notes" WHERE "Order ID" = 'O-0000001'`, expect.any(String)],
    [
      `SELECT COUNT(*) FROM "SupportTickets" t JOIN customers c ON c.customer_id = t."customerId"`,
      1_500,
    ],
    [
      `SELECT status FROM orders GROUP BY status HAVING COUNT(*) > (SELECT 40000) ORDER BY 1`,
      'delivered',
    ],
    ['SELECT 1 UNION SELECT 2 ORDER BY 1 DESC LIMIT 1', 2],
    ['SELECT COUNT(*) FROM (SELECT 1 INTERSECT SELECT 1 EXCEPT SELECT 2) AS x', 1],
    ['SELECT orders.total > 0 FROM orders WHERE east.orders.total > 0 LIMIT 1;', 1],
    ['SELECT COUNT(*) FROM "group" a, "group" b', 576],
  ])('%s → %o', async (sql, value) => {
    expect((await runSql(emulator(), sql)).rows[0]?.[0]).toEqual(value);
  });

  test.each([
    ['CURRENT_DATE()', /^\d{4}-\d\d-\d\d$/],
    ['CURRENT_TIMESTAMP()', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
  ])('%s is now', async (call, shape) => {
    const { rows } = await runSql(emulator(), `SELECT ${call}`);
    expect(rows[0]?.[0]).toMatch(shape);
  });

  test('bare names mean the schema of the argument', async () => {
    const sql = 'SELECT COUNT(*) FROM orders_2005_01';
    expect((await runSql(emulator(), sql, { schema_name: 'ARCHIVE' })).rows).toEqual([[20]]);
    expect(await sentence(sql)).toBe('Table not found: east.orders_2005_01');
    const unknown = await callTool(emulator(), 'run_sql', { sql, schema_name: 'west' });
    expect(unknown).toBe('Schema not found: west');
  });
});

describe('what the engine refuses is a tool error in its manner', () => {
  test.each([
    ['SELECT nope FROM orders', 'Column not found: nope'],
    ['SELECT "nope" FROM orders', 'Column not found: nope'],
    ['SELECT o.nope FROM orders o', 'Column not found: o.nope'],
    ['SELECT rowid FROM orders', 'Column not found: rowid'],
    ['SELECT customer_id FROM orders, customers', 'Ambiguous column: customer_id'],
    ['SELECT 1 FROM', 'Parse error: unexpected end of statement'],
    ['SELECT total total total FROM orders', "Parse error: unexpected token 'total'"],
    ['SELECT FROM orders', "Parse error: unexpected token 'FROM' (line 1, column 8)"],
    ['SELECT 1 )', "Parse error: unexpected token ')' (line 1, column 10)"],
    ['SELECT * FROM nope', 'Table not found: east.nope'],
    ['SELECT NOW()', 'Not supported: NOW() (line 1, column 8)'],
    [
      'SELECT GROUP_CONCAT(o.order_date) FROM orders o, "group"',
      'Query failed: the result is over 6000000 characters',
    ],
    ['SELECT SUM(SUM(total)) FROM orders', 'Query failed: misuse of aggregate function SUM()'],
  ])('%s → %s', async (sql, message) => {
    expect(await sentence(sql)).toBe(message);
  });

  test('a switch makes it a JSON-RPC error', async () => {
    const strict = await emulatorForTest({ switches: { toolFailures: 'error' } });
    const { error } = await rpc(strict, 'tools/call', { name: 'run_sql', arguments: { sql: 'X' } });
    expect(error?.message).toContain("unexpected token 'X'");
  });
});

describe('the shape of a result', () => {
  async function result(switches: object): Promise<unknown> {
    const one = await emulatorForTest({ switches });
    const call = {
      name: 'run_sql',
      arguments: { sql: 'SELECT 1 AS a UNION SELECT 2', max_rows: 1 },
    };
    return ((await (await post(one, request('tools/call', call))).json()) as { result: unknown })
      .result;
  }
  const rows = { columns: ['a'], rows: [[1]], row_count: 1, truncated: true };
  const text = [{ type: 'text', text: JSON.stringify(rows) }];

  test('is structured, and the same JSON as text', async () => {
    expect(await result({})).toEqual({ content: text, structuredContent: rows });
  });

  test('is one of the two by a switch', async () => {
    expect(await result({ toolContent: 'structured' })).toEqual({
      content: [],
      structuredContent: rows,
    });
    expect(await result({ toolContent: 'text' })).toEqual({ content: text });
  });

  test('has the field names of the REST API by a switch', async () => {
    const rest = { columns: ['a'], data: [[1]], firstRowIdx: 0, resumeIdx: 1 };
    expect(await result({ rowsShape: 'rest' })).toMatchObject({ structuredContent: rest });
  });
});
