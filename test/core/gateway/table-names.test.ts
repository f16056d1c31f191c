import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../src/main/core/gateway/envelope.ts';
import { tablesInSql } from '../../../src/main/core/gateway/table-names.ts';
import { headWith } from './heads.ts';

describe('the tables that a SQL text names', () => {
  it.each([
    ['SELECT * FROM orders', ['orders']],
    ['select a from Orders o join customers as c on o.id = c.id', ['Orders', 'customers']],
    ['SELECT * FROM a, b x, c AS y, d', ['a', 'b', 'c', 'd']],
    ['SELECT * FROM shop.orders', ['shop.orders']],
    [
      'SELECT * FROM "my orders" JOIN `other-table` JOIN [third one]',
      ['my orders', 'other-table', 'third one'],
    ],
    ['SELECT * FROM "a ""quoted"" one"', ['a "quoted" one']],
    ['SELECT * FROM 2024_orders LIMIT 5, 10', ['2024_orders']],
    ['SELECT * FROM orders ORDER BY a, b', ['orders']],
    ['SELECT * FROM (SELECT id FROM inner_table) x, outer_table', ['outer_table', 'inner_table']],
    ['SELECT * FROM (orders o JOIN customers c ON o.a = c.a)', ['orders', 'customers']],
    ['SELECT (SELECT max(a) FROM b) FROM c WHERE d IN (SELECT e FROM f)', ['b', 'c', 'f']],
    ['SELECT * FROM a UNION ALL SELECT * FROM b', ['a', 'b']],
    ['SELECT * FROM a LEFT JOIN LATERAL (SELECT 1 FROM b) x ON true', ['a', 'b']],
    ['SELECT * FROM orders; SELECT * FROM ORDERS', ['orders', 'ORDERS']],
    ['DELETE FROM orders', ['orders']],
  ])('%s', (sql, tables) => expect(tablesInSql(sql)).toEqual(tables));

  it.each([
    ['WITH recent AS (SELECT * FROM orders) SELECT * FROM Recent', ['orders']],
    [
      'WITH a (x, y) AS (SELECT 1, 2 FROM b), c AS NOT MATERIALIZED (SELECT * FROM a) SELECT * FROM c',
      ['b'],
    ],
  ])('leave out what a WITH defines: %s', (sql, tables) =>
    expect(tablesInSql(sql)).toEqual(tables),
  );

  it.each([
    ["SELECT 'from secret' FROM orders", ['orders']],
    ["SELECT 'it''s from secret' FROM orders", ['orders']],
    ['SELECT 1 -- from secret\nFROM orders', ['orders']],
    ['SELECT 1 /* from secret */ FROM orders', ['orders']],
    ["SELECT * FROM orders WHERE a = 'never closed from secret", ['orders']],
    ["SELECT * FROM 'secret'", []],
    ['SELECT extract(year FROM day), trim(both FROM word) FROM orders', ['orders']],
    ['SELECT * FROM orders WHERE a IS NOT DISTINCT FROM b', ['orders']],
    ['SELECT * FROM unnest(list) AS t(a, b), orders', ['orders']],
    ['SELECT "from" FROM orders', ['orders']],
    ['SELECT 1', []],
    ['FROM', []],
    ['', []],
    [')))((( FROM , , JOIN ( FROM', []],
  ])('hold nothing else: %s', (sql, tables) => expect(tablesInSql(sql)).toEqual(tables));

  it('are eight at most, each short and harmless to show', () => {
    const names = Array.from({ length: 20 }, (_, nth) => `t${nth}`).join(', ');
    expect(tablesInSql(`SELECT * FROM ${names}`)).toHaveLength(8);
    expect(tablesInSql('SELECT * FROM "a\u001b[31m\nb"')).toEqual(['a [31m b']);
    expect(tablesInSql(`SELECT * FROM "${'x'.repeat(500)}"`)[0]).toHaveLength(120);
  });

  it.each(['FROM ', 'a(', '(FROM a,', 'trim(', '"', 'WITH a AS (', 'FROM a, '])(
    'are found without delay in a long row of %j',
    (part) => {
      const startedMs = performance.now();
      tablesInSql(part.repeat(100_000));
      expect(performance.now() - startedMs).toBeLessThan(2_000);
    },
  );
});

describe('the tables of a tool call', () => {
  const tablesOf = (name: string, toolArguments: unknown) => {
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call' };
    const body = JSON.stringify({ ...call, params: { name, arguments: toolArguments } });
    return readEnvelope(body, headWith()).tables;
  };

  it.each([
    ['describe_table', { table_name: 'orders' }, ['orders']],
    ['run_sql', { sql: 'SELECT * FROM orders' }, ['orders']],
    ['run_sql', { query: 'SELECT * FROM orders' }, ['orders']],
    ['run_sql', { sql: 7 }, []],
    ['run_sql', null, []],
    ['list_tables', { table_name: 'orders' }, []],
  ])('%s with %j', (tool, toolArguments, tables) =>
    expect(tablesOf(tool, toolArguments)).toEqual(tables),
  );
});
