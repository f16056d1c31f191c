import { describe, expect, test } from 'vitest';
import { defaultSchema, findSchema } from '../../src/emulator/sample-data/catalogue.ts';
import { prepareStatement } from '../../src/emulator/sql/prepare-statement.ts';

const options = { schema: defaultSchema, unquotedNames: 'folded' } as const;

function verdict(sql: string): string {
  const prepared = prepareStatement(sql, options);
  return prepared.kind === 'prepared' ? prepared.sql : prepared.message;
}

describe('what the dialect lacks is refused with its place', () => {
  test.each([
    [
      'SELECT ROW_NUMBER() OVER (ORDER BY total) FROM orders',
      'window functions (line 1, column 8)',
    ],
    ['SELECT rank() over () FROM orders', 'window functions (line 1, column 8)'],
    ['SELECT DENSE_RANK() OVER () FROM orders', 'window functions (line 1, column 8)'],
    [
      'SELECT SUM(total) OVER (PARTITION BY status) FROM orders',
      'window functions (line 1, column 19)',
    ],
    ['WITH RECURSIVE n AS (SELECT 1) SELECT * FROM n', 'WITH RECURSIVE (line 1, column 1)'],
    ['SELECT 1 FROM orders ORDER BY 1 NULLS FIRST', 'NULLS FIRST (line 1, column 33)'],
    ['SELECT 1 FROM orders ORDER BY 1 DESC NULLS LAST', 'NULLS LAST (line 1, column 38)'],
    ["SELECT CAST('1' AS INTEGER)", 'CAST (line 1, column 8)'],
    ["SELECT CONVERT('1', INTEGER)", 'CONVERT (line 1, column 8)'],
    ["SELECT EXTRACT(YEAR FROM '2026-01-01')", 'EXTRACT (line 1, column 8)'],
    ["SELECT DATE_ADD('2026-01-01', 1)", 'DATE_ADD (line 1, column 8)'],
    ["SELECT DATE_DIFF('a', 'b')", 'DATE_DIFF (line 1, column 8)'],
    ["SELECT DATEDIFF('a', 'b')", 'DATEDIFF (line 1, column 8)'],
    ['SELECT NOW()', 'NOW() (line 1, column 8)'],
    ["SELECT DATE '2026-01-31'", 'DATE literals (line 1, column 8)'],
    ["SELECT TIME '10:00'", 'TIME literals (line 1, column 8)'],
    ["SELECT TIMESTAMP '2026-01-31 10:00'", 'TIMESTAMP literals (line 1, column 8)'],
    ['SELECT * FROM orders, LATERAL (SELECT 1)', 'LATERAL (line 1, column 23)'],
    ['SELECT * FROM orders NATURAL JOIN customers', 'NATURAL JOIN (line 1, column 22)'],
    ['SELECT * FROM orders NATURAL LEFT JOIN customers', 'NATURAL JOIN (line 1, column 22)'],
    ['SELECT * FROM orders CROSS JOIN customers', 'CROSS JOIN (line 1, column 22)'],
    ['SELECT 1 WHERE 1 IS DISTINCT FROM 2', 'IS DISTINCT FROM (line 1, column 18)'],
    ['SELECT 1 WHERE 1 IS NOT DISTINCT FROM 2', 'IS NOT DISTINCT FROM (line 1, column 18)'],
    ['SELECT 1 WHERE 1 = ANY (SELECT 1)', 'ANY (line 1, column 20)'],
    ['SELECT 1 WHERE 1 >= ALL (SELECT 1)', 'ALL (line 1, column 21)'],
    ['SELECT 1e3', 'scientific notation (line 1, column 8)'],
    ['SELECT 1.5E-7', 'scientific notation (line 1, column 8)'],
    ["SELECT X'0A'", 'hexadecimal literals (line 1, column 8)'],
    ['SELECT 0x1F', 'hexadecimal literals (line 1, column 8)'],
    ["SELECT B'0101'", 'bit literals (line 1, column 8)'],
    ['SELECT 1 GROUP BY GROUPING SETS ((1))', 'GROUPING SETS (line 1, column 19)'],
    ['(SELECT 1) UNION SELECT 2', 'parenthesised set operations (line 1, column 1)'],
    [
      'SELECT 1 UNION (SELECT 2 UNION SELECT 3)',
      'parenthesised set operations (line 1, column 16)',
    ],
    ['SELECT 1 EXCEPT ALL (SELECT 2)', 'parenthesised set operations (line 1, column 21)'],
    [
      'SELECT * FROM ((SELECT 1) INTERSECT SELECT 2)',
      'parenthesised set operations (line 1, column 16)',
    ],
    ['WITH a AS (SELECT 1) DELETE FROM orders', 'DELETE (line 1, column 22)'],
    ['WITH a AS (SELECT 1) INSERT INTO orders SELECT * FROM a', 'INSERT (line 1, column 22)'],
    ['SELECT 1,\n  -- a note\n  NOW()', 'NOW() (line 3, column 3)'],
  ])('%s', (sql, refusal) => {
    expect(verdict(sql)).toBe(`Not supported: ${refusal}`);
  });
});

describe('only reading statements are accepted', () => {
  test.each([
    'INSERT',
    'UPDATE',
    'DELETE',
    'MERGE',
    'CREATE',
    'ALTER',
    'DROP',
    'BEGIN',
    'COMMIT',
    'ROLLBACK',
    'PRAGMA',
    'ATTACH',
    'EXPLAIN',
    'VALUES',
    'VACUUM',
  ])('%s is none', (word) => {
    expect(verdict(`/* hm */ ${word.toLowerCase()} x`)).toBe(
      `Only SELECT and WITH statements are accepted, not ${word} (line 1, column 10)`,
    );
  });

  test.each([
    ['SELEKT 1', "Parse error: unexpected token 'SELEKT' (line 1, column 1)"],
    ['', 'Parse error: the statement is empty'],
    [' -- nothing\n ;', 'Parse error: the statement is empty'],
    ['((', "Parse error: unexpected token '(' (line 1, column 1)"],
    ['(SELECT 1)', "Parse error: unexpected token '(' (line 1, column 1)"],
    ['SELECT 1; SELECT 2', 'Only one statement is accepted (line 1, column 9)'],
    ['SELECT 1;; ', 'Only one statement is accepted (line 1, column 9)'],
    ["SELECT 'abc", 'Parse error: unterminated string (line 1, column 8)'],
    ['SELECT :name', "Parse error: unexpected token ':' (line 1, column 8)"],
  ])('%s → %s', (sql, message) => {
    expect(verdict(sql)).toBe(message);
  });
});

describe('what only SQLite would understand is refused', () => {
  test.each([
    ["SELECT 1 AS 'one'", "Parse error: unexpected token ''one'' (line 1, column 13)"],
    ["SELECT total 'sum' FROM orders", "Parse error: unexpected token ''sum'' (line 1, column 14)"],
    ["SELECT * FROM 'orders'", "Parse error: unexpected token ''orders'' (line 1, column 15)"],
    ['SELECT 1 WHERE 1 IN orders', "Parse error: unexpected token 'orders' (line 1, column 21)"],
    ['SELECT * FROM sqlite_schema', 'Table not found: east.sqlite_schema'],
    ['SELECT * FROM main.sqlite_schema', 'Table not found: main.sqlite_schema'],
    [
      "SELECT * FROM pragma_table_info('orders')",
      'Function not found: pragma_table_info (line 1, column 15)',
    ],
    ['SELECT * FROM COUNT(1)', "Parse error: unexpected token 'COUNT' (line 1, column 15)"],
    ['SELECT zeroblob(1000000000)', 'Function not found: zeroblob (line 1, column 8)'],
    ['SELECT "sum"(total) FROM orders', 'Function not found: "sum" (line 1, column 8)'],
  ])('%s', (sql, message) => {
    expect(verdict(sql)).toBe(message);
  });
});

describe('strings, quoted names and comments trip nothing', () => {
  test.each([
    "SELECT 'NOW()', 'a; b', 'CROSS JOIN -- x'",
    'SELECT 1 -- ; DROP TABLE orders',
    "SELECT 1 /* NATURAL JOIN 1e3 X'0A' */",
    'SELECT 1 AS "OVER (", 2 AS "NULLS FIRST"',
    "SELECT 'it''s; fine'",
  ])('%s', (sql) => {
    expect(prepareStatement(sql, options).kind).toBe('prepared');
  });

  test.each([
    'SELECT over FROM (SELECT 1 AS over) AS x',
    'SELECT x.date FROM (SELECT 1 AS date) AS x',
    "SELECT REPLACE('a', 'b', 'c')",
    'SELECT 1 FROM orders WHERE total IN (1, 2) UNION ALL SELECT 2',
    'SELECT * FROM (SELECT 1 UNION SELECT 2) AS u UNION SELECT 3',
  ])('a name that only looks like a feature passes: %s', (sql) => {
    expect(prepareStatement(sql, options).kind).toBe('prepared');
  });
});

describe('tables are named in full', () => {
  test.each([
    ['SELECT * FROM orders', 'SELECT * FROM `east`.`orders`'],
    ['SELECT * FROM East . orders o;', 'SELECT * FROM `east`.`orders` o'],
    ['SELECT * FROM orders, customers c', 'SELECT * FROM `east`.`orders`, `east`.`customers` c'],
    [
      'SELECT * FROM (orders JOIN customers ON 1 = 1), products',
      'SELECT * FROM (`east`.`orders` JOIN `east`.`customers` ON 1 = 1), `east`.`products`',
    ],
    [
      'SELECT (SELECT COUNT(*) FROM events), total FROM orders',
      'SELECT (SELECT COUNT(*) FROM `east`.`events`), total FROM `east`.`orders`',
    ],
    [
      'SELECT MIN(total, 1) FROM orders WHERE 1 IN (SELECT 1 FROM events) ORDER BY 1, total',
      'SELECT MIN(total, 1) FROM `east`.`orders` WHERE 1 IN (SELECT 1 FROM `east`.`events`) ORDER BY 1, total',
    ],
    ['SELECT * FROM "Order Notes"', 'SELECT * FROM `east`.`Order Notes`'],
    ['SELECT "group" FROM east."group"', 'SELECT `group` FROM `east`.`group`'],
    ['SELECT CURRENT_DATE(), CURRENT_TIMESTAMP ( )', 'SELECT CURRENT_DATE, CURRENT_TIMESTAMP'],
  ])('%s', (sql, full) => {
    expect(verdict(sql)).toBe(full);
  });

  test('a bare name means the schema that was chosen', () => {
    const archive = findSchema('archive') ?? defaultSchema;
    const sql = 'SELECT * FROM orders_2005_01, east.orders';
    expect(prepareStatement(sql, { ...options, schema: archive })).toEqual({
      kind: 'prepared',
      sql: 'SELECT * FROM `archive`.`orders_2005_01`, `east`.`orders`',
    });
  });

  test.each([
    ['SELECT * FROM nope', 'Table not found: east.nope'],
    ['SELECT * FROM myschema.nonexistent_table', 'Table not found: myschema.nonexistent_table'],
    ['SELECT * FROM "Orders"', 'Table not found: east.Orders'],
    ['SELECT * FROM SupportTickets', 'Table not found: east.SupportTickets'],
    ['SELECT * FROM group', "Parse error: unexpected token 'group' (line 1, column 15)"],
    [
      'SELECT * FROM 2026_targets',
      "Parse error: unexpected token '2026_targets' (line 1, column 15)",
    ],
    ['SELECT * FROM orders,', 'SELECT * FROM `east`.`orders`,'],
  ])('%s → %s', (sql, message) => {
    expect(verdict(sql)).toBe(message);
  });

  test('a switch finds mixed-case tables without quotes', () => {
    const anyCase = { ...options, unquotedNames: 'any-case' } as const;
    expect(prepareStatement('SELECT * FROM supporttickets', anyCase)).toEqual({
      kind: 'prepared',
      sql: 'SELECT * FROM `east`.`SupportTickets`',
    });
  });
});

describe('names of CTEs', () => {
  test.each([
    ['WITH c AS (SELECT 1) SELECT * FROM c', 'WITH c AS (SELECT 1) SELECT * FROM c'],
    [
      'WITH orders AS (SELECT * FROM orders) SELECT * FROM orders, east.orders',
      'WITH orders AS (SELECT * FROM `east`.`orders`) SELECT * FROM orders, `east`.`orders`',
    ],
    [
      'WITH a (x, y) AS (SELECT 1, 2), "b b" AS (SELECT x FROM a) SELECT * FROM "b b", a',
      'WITH a (x, y) AS (SELECT 1, 2), `b b` AS (SELECT x FROM a) SELECT * FROM `b b`, a',
    ],
    [
      'SELECT * FROM (WITH c AS (SELECT 1) SELECT * FROM c) AS x',
      'SELECT * FROM (WITH c AS (SELECT 1) SELECT * FROM c) AS x',
    ],
  ])('are known behind their definition: %s', (sql, full) => {
    expect(verdict(sql)).toBe(full);
  });

  test.each([
    'WITH c AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM c) SELECT * FROM c',
    'SELECT * FROM (WITH c AS (SELECT 1) SELECT * FROM c) AS x, c',
    'WITH a AS (SELECT * FROM c), c AS (SELECT 1) SELECT * FROM a',
  ])('are unknown elsewhere, so nothing recurses: %s', (sql) => {
    expect(verdict(sql)).toBe('Table not found: east.c');
  });
});

test('a very long statement is refused before it costs anything', () => {
  expect(verdict(`SELECT ${'1, '.repeat(100_000)}1`)).toBe(
    'The statement is too long: at most 100000 characters',
  );
});

test('a statement of the greatest length is read in moments', () => {
  const sql = `SELECT ${'"a", '.repeat(19_000)}1 FROM orders`;
  const start = performance.now();
  expect(prepareStatement(sql, options).kind).toBe('prepared');
  expect(performance.now() - start).toBeLessThan(2_000);
});
