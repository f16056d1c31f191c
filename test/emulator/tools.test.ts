import { describe, expect, test } from 'vitest';
import { callTool } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

describe('list_tables', () => {
  test('lists the default schema with every documented field', async () => {
    const listed = await callTool(emulator(), 'list_tables');
    expect(listed).toMatchObject({
      schema_name: 'east',
      truncated: false,
      refreshed: false,
      refreshed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      stale_after_seconds: 900,
    });
    expect(listed).toHaveProperty('tables.0', {
      name: 'orders',
      qualified_name: 'east.orders',
      physical_table_name: 'orders',
      item_count: 50_000,
      refreshed_at: expect.any(String),
    });
  });

  test('finds a schema whatever its letter case', async () => {
    expect(await callTool(emulator(), 'list_tables', { schema_name: 'EAST' })).toMatchObject({
      schema_name: 'east',
    });
  });

  test('stops at 200 tables and says so', async () => {
    const listed = await callTool(emulator(), 'list_tables', { schema_name: 'archive' });
    expect(listed).toMatchObject({ truncated: true });
    expect((listed as { tables: unknown[] }).tables).toHaveLength(200);
  });

  test('says that a schema does not exist', async () => {
    expect(await callTool(emulator(), 'list_tables', { schema_name: 'west' })).toBe(
      'Schema not found: west',
    );
  });

  test('reads the metadata anew only when it is forced to', async () => {
    const one = await emulatorForTest();
    const before = await callTool(one, 'list_tables', { refresh: 'skip' });
    const forced = await callTool(one, 'list_tables', { refresh: 'force' });
    const after = await callTool(one, 'list_tables');
    expect(before).toMatchObject({ refreshed: false });
    expect(forced).toMatchObject({ refreshed: true });
    expect(after).toMatchObject({
      refreshed: false,
      refreshed_at: (forced as { refreshed_at: string }).refreshed_at,
    });
  });
});

describe('describe_table', () => {
  test('shows columns and indexes with every documented field', async () => {
    const described = await callTool(emulator(), 'describe_table', { table_name: 'orders' });
    expect(described).toMatchObject({
      schema_name: 'east',
      table_name: 'orders',
      qualified_name: 'east.orders',
      physical_table_name: 'orders',
      item_count: 50_000,
      refreshed: false,
      stale_after_seconds: 900,
      attribute_types: { customer_id: 'S', order_id: 'S', total: 'N' },
    });
    expect(described).toHaveProperty('columns.0', {
      name: 'order_id',
      type: 'string',
      nullable: false,
    });
    expect(described).toHaveProperty('indexes', [
      {
        name: 'PRIMARY',
        type: 'PRIMARY',
        hashKey: 'customer_id',
        hashKeyType: 'S',
        sortKey: 'order_id',
        sortKeyType: 'S',
      },
      expect.objectContaining({ name: 'status-date-index', type: 'GSI' }),
      expect.objectContaining({ name: 'customer-total-index', type: 'LSI', sortKeyType: 'N' }),
    ]);
  });

  test('leaves the sort key out where there is none', async () => {
    const described = await callTool(emulator(), 'describe_table', { table_name: 'products' });
    expect(described).toHaveProperty('indexes.0', {
      name: 'PRIMARY',
      type: 'PRIMARY',
      hashKey: 'product_id',
      hashKeyType: 'S',
    });
  });

  test('tells the name in SQL from the name in DynamoDB', async () => {
    const described = await callTool(emulator(), 'describe_table', { table_name: 'invoices' });
    expect(described).toMatchObject({
      qualified_name: 'east.invoices',
      physical_table_name: 'prod-billing-invoices-v2',
    });
  });

  test('shows every column type of the table with nested values', async () => {
    const described = await callTool(emulator(), 'describe_table', { table_name: 'profiles' });
    const { columns } = described as { columns: { type: string }[] };
    expect(new Set(columns.map(({ type }) => type))).toEqual(
      new Set(['string', 'map', 'list', 'set', 'binary', 'boolean', 'number']),
    );
  });

  test.each([
    [{ table_name: 'nope' }, 'Table not found: east.nope'],
    [{ table_name: 'orders', schema_name: 'archive' }, 'Table not found: archive.orders'],
    [{ table_name: 'orders', schema_name: 'west' }, 'Table not found: west.orders'],
    [{ table_name: 'supporttickets' }, 'Table not found: east.supporttickets'],
    [{ table_name: 'prod-billing-invoices-v2' }, 'Table not found: east.prod-billing-invoices-v2'],
  ])('%o is not found', async (args, sentence) => {
    expect(await callTool(emulator(), 'describe_table', args)).toBe(sentence);
  });
});
