import { describe, expect, it } from 'vitest';
import { CELL_LENGTH, cellOf, typeOfColumn, wholeText } from '../../src/renderer/tables/cell.ts';
import {
  emptyBeforeAsking,
  emptyByRefusal,
  missingScope,
} from '../../src/renderer/tables/empty-reason.ts';
import { findTables } from '../../src/renderer/tables/find-tables.ts';
import { gridColumns } from '../../src/renderer/tables/grid-columns.ts';
import { positionAfter, rowsToDraw } from '../../src/renderer/tables/grid-position.ts';
import { questionAbout } from '../../src/renderer/tables/question.ts';
import { rowsAsCsv, rowsAsJson } from '../../src/renderer/tables/rows-as-text.ts';
import { structureOf } from '../../src/renderer/tables/structure.ts';
import { wholeValue } from '../../src/renderer/tables/value-lines.ts';
import { counted, shortCount, wholeCount } from '../../src/renderer/words/counts.ts';
import { failure } from '../../src/shared/failure.ts';

describe('a count', () => {
  it.each([
    [6, '6'],
    [9_118, '9,118'],
    [48_210, '48,210'],
    [99_999, '99,999'],
    [100_000, '100k'],
    [211_480, '211k'],
    [999_499, '999k'],
    [999_600, '1M'],
    [1_300_000, '1.3M'],
    [23_600_000, '24M'],
    [999_700_000, '1B'],
    [7_120_000_000, '7.1B'],
  ])('of %d is %s in the list', (count, text) => {
    expect(shortCount(count)).toBe(text);
  });

  it('is whole where there is room', () => {
    expect(wholeCount(1_234_567)).toBe('1,234,567');
    expect(counted(1, 'table')).toBe('1 table');
    expect(counted(12, 'table')).toBe('12 tables');
  });
});

describe('finding a table', () => {
  const tables = ['carts', 'orders', 'order_events', 'preorders'].map((name) => ({ name }));
  const named = (text: string) => findTables(tables, text).map(({ name }) => name);

  it('shows those that begin with the text before those that hold it', () => {
    expect(named('ORD')).toEqual(['orders', 'order_events', 'preorders']);
    expect(named('pre')).toEqual(['preorders']);
  });

  it('shows all without a text, and none when nothing fits', () => {
    expect(named('  ')).toHaveLength(4);
    expect(named('x')).toEqual([]);
  });
});

const orders = structureOf(
  {
    schema_name: 'east',
    table_name: 'orders',
    qualified_name: 'east.orders',
    physical_table_name: 'prod-orders-v3',
    item_count: 48_210,
    refreshed_at: '2026-11-24T10:00:00Z',
    columns: [
      { name: 'order_id', type: 'string', nullable: false },
      { name: 'customer_id', type: 'string' },
      { name: 'placed_at', type: 'string', nullable: false },
      { name: 'total', type: 'number', nullable: true },
    ],
    indexes: [
      {
        name: 'by_customer',
        type: 'GSI',
        hashKey: 'customer_id',
        hashKeyType: 'S',
        sortKey: 'placed_at',
        sortKeyType: 'S',
      },
      { name: 'primary', type: 'PRIMARY', hashKey: 'order_id', hashKeyType: 'S' },
    ],
  },
  'orders',
);

describe('the structure of a table', () => {
  it('begins with the key of the table itself', () => {
    expect(orders.keys.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'primary Table',
      'by_customer GSI',
    ]);
    expect(orders.keys[1]).toMatchObject({
      hash: { name: 'customer_id', type: 'S' },
      sort: { name: 'placed_at', type: 'S' },
    });
  });

  it('says of every column in which keys it is', () => {
    expect(orders.columns.map(({ keyIn }) => keyIn)).toEqual([
      [{ index: 'primary', role: 'hash' }],
      [{ index: 'by_customer', role: 'hash' }],
      [{ index: 'by_customer', role: 'sort' }],
      [],
    ]);
  });

  it('does not invent what the server left out', () => {
    expect(orders.columns[1]?.nullable).toBeNull();
    const bare = structureOf({ schema_name: 'east', columns: [{ name: 'id' }] }, 'carts');
    expect(bare).toMatchObject({
      name: 'carts',
      qualifiedName: 'east.carts',
      itemCount: null,
      physicalName: null,
      readAtMs: null,
      keys: [],
    });
    expect(questionAbout(bare)).toBe('Use DynamoSQL. Look at east.carts. ');
  });

  it('becomes a question that names the keys', () => {
    expect(questionAbout(orders)).toBe(
      'Use DynamoSQL. Look at east.orders, which has the keys order_id; customer_id, placed_at (by_customer). ',
    );
  });
});

describe('a cell', () => {
  it('tells null from what is not there', () => {
    expect(cellOf(null)).toEqual({ kind: 'null' });
    expect(cellOf(undefined)).toEqual({ kind: 'absent' });
  });

  it('counts nested values and shows how they begin', () => {
    expect(cellOf([{ sku: 'TEE', qty: 2, of: { a: 1 } }, 7])).toEqual({
      kind: 'list',
      count: 2,
      preview: '{ sku: "TEE", qty: 2, of: {…} }, 7',
    });
    expect(cellOf({ city: 'Porto', lines: ['a', 'b'] })).toEqual({
      kind: 'map',
      count: 2,
      preview: 'city: "Porto", lines: [ "a", "b" ]',
    });
    expect(cellOf([])).toEqual({ kind: 'list', count: 0, preview: '' });
  });

  it('draws at most 200 characters, and never half of one', () => {
    const fits = cellOf('é'.repeat(CELL_LENGTH));
    expect(fits).toEqual({ kind: 'text', text: 'é'.repeat(CELL_LENGTH), isCut: false });
    const cut = cellOf('🫙'.repeat(5_000));
    expect(cut).toMatchObject({ kind: 'text', isCut: true });
    expect('text' in cut && [...cut.text]).toEqual([
      ...Array.from({ length: CELL_LENGTH - 1 }, () => '🫙'),
      '…',
    ]);
  });

  it('is shown whole in its pop-up', () => {
    expect(wholeText('a "b"')).toBe('a "b"');
    expect(wholeText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  it('gives its column a type when all values agree', () => {
    expect(typeOfColumn([1, null, 2])).toBe('number');
    expect(typeOfColumn(['a', 1])).toBe('');
    expect(typeOfColumn([null])).toBe('');
    expect(typeOfColumn([[1], []])).toBe('list');
  });
});

describe('a whole value', () => {
  const texts = (value: unknown) =>
    wholeValue(value).lines.map(
      ({ depth, label, tokens }) =>
        `${'  '.repeat(depth)}${label}: ${tokens.map(({ text }) => text).join(' ')}`,
    );

  it('has a line for each short record', () => {
    expect(texts([{ sku: 'TEE', qty: 2 }, 7, null])).toEqual([
      '0: sku "TEE" qty 2',
      '1: 7',
      '2: null',
    ]);
  });

  it('unfolds what is longer or deeper', () => {
    const lines = { first: 'a'.repeat(40), second: 'b'.repeat(40) };
    expect(texts({ lines, of: [[1], []] })).toEqual([
      'lines: {}',
      `  first: "${lines.first}"`,
      `  second: "${lines.second}"`,
      'of: [2]',
      '  0: 1',
      '  1: [0]',
    ]);
  });

  it('ends after some hundred lines and says so', () => {
    const { lines, isCut } = wholeValue(Array.from({ length: 5_000 }, (_, at) => at));
    expect(lines.length).toBeLessThan(1_000);
    expect(isCut).toBe(true);
    expect(wholeValue([1]).isCut).toBe(false);
  });
});

describe('the grid', () => {
  const size = { rows: 100, columns: 10, page: 12 };
  const from = (row: number, column: number, key: string, withControl = false) =>
    positionAfter({ row, column }, size, { key, withControl });

  it('is walked by the arrow keys, from its head to its last row', () => {
    expect(from(0, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 });
    expect(from(-1, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 });
    expect(from(99, 9, 'ArrowDown')).toEqual({ row: 99, column: 9 });
    expect(from(5, 9, 'ArrowRight')).toEqual({ row: 5, column: 9 });
    expect(from(5, 3, 'Home')).toEqual({ row: 5, column: 0 });
    expect(from(5, 3, 'End', true)).toEqual({ row: 99, column: 9 });
    expect(from(5, 3, 'PageDown')).toEqual({ row: 17, column: 3 });
  });

  it('leaves all other keys alone', () => {
    expect(from(5, 3, 'Tab')).toBeNull();
    expect(from(5, 3, 'a')).toBeNull();
  });

  it('draws the rows in view, and the one that holds the focus', () => {
    const drawn = rowsToDraw({ first: 50, count: 10 }, 1_000, 3);
    expect(drawn[0]).toBe(3);
    expect(drawn).toContain(50);
    expect(drawn).toContain(59);
    expect(drawn.length).toBeLessThan(50);
    expect(rowsToDraw({ first: 0, count: 10 }, 4, 2)).toEqual([0, 1, 2, 3]);
    expect(rowsToDraw({ first: 0, count: 10 }, 0, 0)).toEqual([]);
  });

  it('takes the types of its columns from the description, and else from the values', () => {
    const rows = { columns: ['id', 'n', 'x'], rows: [['a', 1, null]], truncated: false };
    expect(gridColumns(rows, new Map([['id', 'uuid']]))).toMatchObject([
      { type: 'uuid', isNumber: false },
      { type: 'number', isNumber: true },
      { type: '', isNumber: false },
    ]);
  });
});

describe('copied rows', () => {
  const rows = {
    columns: ['id', 'note', 'of'],
    rows: [
      [1, 'a "b", c', { x: [1, 2] }],
      [2, null, undefined],
    ],
    truncated: false,
  };

  it('are JSON objects, with null kept and the absent left out', () => {
    expect(JSON.parse(rowsAsJson(rows))).toEqual([
      { id: 1, note: 'a "b", c', of: { x: [1, 2] } },
      { id: 2, note: null },
    ]);
  });

  it('are CSV with quoted fields and nested values as JSON', () => {
    expect(rowsAsCsv(rows)).toBe('id,note,of\r\n1,"a ""b"", c","{""x"":[1,2]}"\r\n2,,\r\n');
  });
});

describe('a list without tables', () => {
  const granted = { name: 'schemas:read', isGranted: true, tools: ['list_tables'] };
  const refused = failure('tool_failed', { quoted: 'Schema not found: west' });

  it('names the scope that is missing', () => {
    const scopes = [{ ...granted, isGranted: false }];
    expect(missingScope({ scopes }, 'list_tables')).toBe('schemas:read');
    expect(missingScope({ scopes }, 'run_sql')).toBeNull();
    expect(emptyBeforeAsking({ scopes, isSetUp: true, demo: false })).toEqual({
      kind: 'not-granted',
      scope: 'schemas:read',
    });
  });

  it('is not explained before anyone knows what is granted', () => {
    expect(emptyBeforeAsking({ scopes: [], isSetUp: true, demo: false })).toBeNull();
    expect(emptyBeforeAsking({ scopes: [granted], isSetUp: false, demo: true })).toBeNull();
  });

  it('says that nothing is set up', () => {
    expect(emptyBeforeAsking({ scopes: [], isSetUp: false, demo: false })).toEqual({
      kind: 'not-set-up',
    });
  });

  it('tells a schema that is not there from a failure', () => {
    expect(emptyByRefusal(refused, 'west')).toEqual({ kind: 'schema-unknown', schema: 'west' });
    expect(emptyByRefusal(refused, null)).toEqual({ kind: 'no-schema' });
    expect(emptyByRefusal(failure('upstream_failed'), 'west')).toBeNull();
    expect(emptyByRefusal(failure('tool_failed', { quoted: 'Too busy' }), 'west')).toBeNull();
  });
});
