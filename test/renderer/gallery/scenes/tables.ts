import { failure } from '../../../../src/shared/failure.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import type { Rows, TableDescription, TableList } from '../../../../src/shared/table.ts';
import type { Answers, Scene } from '../scene.ts';
import { ago, readySnapshot } from './snapshots.ts';

const counts: Readonly<Record<string, number | null>> = {
  carts: 9_118,
  customers: 12_904,
  inventory: 3_377,
  order_events: 211_480,
  orders: 48_210,
  payments: 47_996,
  products: 1_562,
  refunds: 1_204,
  sessions: 1_300_000,
  shipments: 46_870,
  support_tickets: 8_432,
  warehouses: 6,
};

const list: TableList = {
  schema_name: 'east',
  tables: Object.entries(counts).map(([name, item_count]) => ({
    name,
    qualified_name: `east.${name}`,
    physical_table_name: `prod-${name}-v3`,
    item_count,
  })),
  truncated: false,
  refreshed_at: ago(250),
};

const key = (name: string, type: string, hashKey: string, sortKey?: string) => ({
  name,
  type,
  hashKey,
  hashKeyType: 'S',
  ...(sortKey === undefined ? {} : { sortKey, sortKeyType: 'S' }),
});

const orders: TableDescription = {
  schema_name: 'east',
  table_name: 'orders',
  qualified_name: 'east.orders',
  physical_table_name: 'prod-orders-v3',
  item_count: 48_210,
  refreshed_at: ago(250),
  columns: [
    ['order_id', 'string', false],
    ['customer_id', 'string', false],
    ['placed_at', 'string', false],
    ['status', 'string', false],
    ['total', 'number', false],
    ['currency', 'string', false],
    ['items', 'list', false],
    ['shipping', 'map', true],
    ['gift_note', 'string', true],
    ['tags', 'set', true],
  ].map(([name, type, nullable]) => ({
    name: String(name),
    type: String(type),
    nullable: nullable === true,
  })),
  indexes: [
    key('primary', 'PRIMARY', 'order_id'),
    key('by_customer', 'GSI', 'customer_id', 'placed_at'),
    key('by_status', 'GSI', 'status', 'placed_at'),
  ],
};

const item = (sku: string, qty: number, price: number) => ({ sku, qty, price });
const rowOf = (at: number) => [
  `ord_7Q${(9_999 - at).toString(36).toUpperCase()}`,
  `cus_${(41 * at + 977).toString(36)}`,
  `2026-11-${String(24 - (at % 20)).padStart(2, '0')} 09:${String(10 + (at % 50))}`,
  at % 3 === 0 ? 'shipped' : 'open',
  Math.round(18_450 + 77 * at) / 100,
  'EUR',
  [item('TEE-M-BLK', 2, 39.9), item('CAP-NVY', 1, 59), item('MAP-GERES', 1, 45.7)].slice(at % 3),
  at % 5 === 4
    ? null
    : {
        city: 'Porto',
        lines: ['Rua das Flores 12', '2nd floor'],
        zip: '4050-262',
        geo: { lat: 41.1436, long: -8.6141 },
        note: 'ring twice',
      },
  at % 4 === 1 ? 'For the long road ahead, and for all the ones after it. '.repeat(12) : null,
  ['gift', 'eu'],
];

const rows: Rows = {
  columns: orders.columns.map(({ name }) => name),
  rows: Array.from({ length: 100 }, (_, at) => rowOf(at)),
  truncated: true,
};

const usual: Answers = {
  tables: () => ok(list),
  describe: () => ok(orders),
  firstRows: () => ok(rows),
};
const never = <T>() => new Promise<T>(() => {});
const show = { place: 'tables', assistant: null } as const;
const base: Scene = { snapshot: readySnapshot, answers: usual, show };

const many: TableList = {
  ...list,
  truncated: true,
  tables: Array.from({ length: 200 }, (_, at) => ({
    name: `tenant_${String(at).padStart(3, '0')}_events_of_the_warehouse`,
    item_count: at * at * 97,
  })),
};

const withAnswers = (answers: Answers): Scene => ({ ...base, answers: { ...usual, ...answers } });

let asked = 0;
let rowsAsked = 0;

export const tablesScenes: Readonly<Record<string, Scene>> = {
  'tables-list': base,
  'tables-structure': { ...base, press: ['orders'] },
  'tables-structure-loading': { ...withAnswers({ describe: () => never() }), press: ['orders'] },
  'tables-structure-failed': {
    ...withAnswers({ describe: () => failed(failure('answer_timeout')) }),
    press: ['orders'],
  },
  'tables-rows-unasked': { ...base, press: ['orders', 'Rows'] },
  'tables-rows': { ...base, press: ['orders', 'Rows', 'Read the first rows'] },
  'tables-rows-loading': {
    ...withAnswers({ firstRows: () => never() }),
    press: ['orders', 'Rows', 'Read the first rows'],
  },
  'tables-rows-failed': {
    ...withAnswers({
      firstRows: () =>
        failed(failure('upstream_forbidden', { requestId: 'c04e-71b2-90aa', quoted: 'no' })),
    }),
    press: ['orders', 'Rows', 'Read the first rows', 'Details'],
  },
  'tables-rows-old': {
    ...withAnswers({
      firstRows: () => {
        rowsAsked += 1;
        return rowsAsked === 1 ? ok(rows) : failed(failure('connect_failed'));
      },
    }),
    press: ['orders', 'Rows', 'Read the first rows', 'Read again'],
  },
  'tables-rows-empty': {
    ...withAnswers({ firstRows: () => ok({ columns: [], rows: [], truncated: false }) }),
    press: ['orders', 'Rows', 'Read the first rows'],
  },
  'tables-cell': {
    ...base,
    press: ['orders', 'Rows', 'Read the first rows', '3 items'],
  },
  'tables-cell-map': {
    ...base,
    press: ['orders', 'Rows', 'Read the first rows', '5 keys'],
  },
  'tables-many': withAnswers({ tables: () => ok(many) }),
  'tables-loading': withAnswers({ tables: () => never() }),
  'tables-failed': withAnswers({ tables: () => failed(failure('upstream_failed')) }),
  'tables-old': {
    ...withAnswers({
      tables: () => {
        asked += 1;
        return asked <= 2 ? ok(list) : failed(failure('connect_failed'));
      },
    }),
    press: ['Read the list again'],
  },
  'tables-empty': withAnswers({ tables: () => ok({ ...list, tables: [] }) }),
  'tables-no-schema': withAnswers({
    tables: () => failed(failure('tool_failed', { quoted: 'Schema not found' })),
  }),
  'tables-not-granted': {
    ...base,
    snapshot: {
      ...readySnapshot,
      scopes: readySnapshot.scopes.map((scope) => ({
        ...scope,
        isGranted: scope.name !== 'schemas:read',
      })),
    },
  },
};
