import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATA_VERSION, schemas } from '../../src/emulator/sample-data/catalogue.ts';
import type { TableDefinition } from '../../src/emulator/sample-data/table-definition.ts';
import { runSql } from './conversation.ts';
import { emulatorWithData } from './running-emulator.ts';

const tables = schemas.flatMap((schema) => schema.tables);

/** SHA-256 of all definitions and of a spread of rows, for the version beside it. */
const KNOWN = {
  version: 1,
  hash: '20adde99453a2dc4312807436d04838cfaa4131af90ac5d5ec4e2892ff6ff00e',
};

test('the data is the same on every machine, and its version rises with every change', () => {
  const hash = createHash('sha256');
  for (const { rowAt, ...definition } of tables) {
    hash.update(JSON.stringify(definition));
    for (let row = 0; row < definition.itemCount; row += 97)
      hash.update(JSON.stringify(rowAt(row)));
  }
  expect({ version: DATA_VERSION, hash: hash.digest('hex') }).toEqual(KNOWN);
});

test('there are at least 200,000 rows', () => {
  expect(tables.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBeGreaterThanOrEqual(200_000);
});

test('the archive has more tables than are ever listed', () => {
  expect(schemas.map(({ name, tables: { length } }) => [name, length])).toEqual([
    ['east', 11],
    ['archive', 230],
  ]);
});

describe.each(
  schemas.flatMap((schema) =>
    schema.tables.slice(0, 11).map((table) => [table.name, table] as const),
  ),
)('the table %s', (_name, table: TableDefinition) => {
  const rows = Array.from({ length: Math.min(500, table.itemCount) }, (_, number) =>
    table.rowAt(Math.floor((number * table.itemCount) / 500)),
  );

  test('has a value for every column, absent only where that is declared', () => {
    for (const row of rows) {
      expect(row).toHaveLength(table.columns.length);
      for (const [at, { nullable }] of table.columns.entries()) {
        if (!nullable) expect(row[at]).not.toBeNull();
      }
    }
  });

  test('has indexes over columns of its own', () => {
    const names = table.columns.map(({ name }) => name);
    for (const { hashKey, sortKey } of table.indexes) {
      expect(names).toContain(hashKey);
      if (sortKey !== undefined) expect(names).toContain(sortKey);
    }
    expect(table.indexes[0]?.type).toBe('PRIMARY');
  });
});

describe('foreign keys line up', () => {
  const emulator = emulatorWithData();

  test.each([
    ['orders', 'customer_id', 'customers', 'customer_id'],
    ['order_items', 'order_id', 'orders', 'order_id'],
    ['order_items', 'product_id', 'products', 'product_id'],
    ['events', 'customer_id', 'customers', 'customer_id'],
    ['events', 'product_id', 'products', 'product_id'],
    ['profiles', 'customer_id', 'customers', 'customer_id'],
    ['invoices', 'order_id', 'orders', 'order_id'],
    ['"Order Notes"', '"Order ID"', 'orders', 'order_id'],
    ['"SupportTickets"', '"customerId"', 'customers', 'customer_id'],
  ])('%s.%s is a %s.%s', async (table, column, target, key) => {
    const sql = `SELECT COUNT(*) FROM ${table} WHERE ${column} NOT IN (SELECT ${key} FROM ${target})`;
    expect((await runSql(emulator(), sql)).rows).toEqual([[0]]);
  });

  test('the total of an order is the sum of its lines', async () => {
    const sql = `SELECT COUNT(*) FROM orders o
      JOIN (SELECT order_id, SUM(quantity * unit_price) AS total FROM order_items GROUP BY order_id) AS s
      ON s.order_id = o.order_id WHERE ABS(s.total - o.total) > 0.001`;
    expect((await runSql(emulator(), sql)).rows).toEqual([[0]]);
  });

  test('nobody orders before they signed up', async () => {
    const sql = `SELECT COUNT(*) FROM orders o JOIN customers c ON c.customer_id = o.customer_id
      WHERE o.order_date < c.created_at`;
    expect((await runSql(emulator(), sql)).rows).toEqual([[0]]);
  });
});
