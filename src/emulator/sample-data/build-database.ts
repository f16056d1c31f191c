import type { SqlJsStatic } from 'sql.js';
import { declaredTypes, storedCell } from '../sql/stored-cells.ts';
import type { IndexDefinition, SchemaDefinition, TableDefinition } from './table-definition.ts';

/** One schema as the bytes of a SQLite database file. Takes seconds and blocks: for a worker. */
export function buildSchema(sqlite: SqlJsStatic, schema: SchemaDefinition): Uint8Array {
  const database = new sqlite.Database();
  try {
    database.run('PRAGMA journal_mode = OFF; BEGIN');
    for (const table of schema.tables) fillTable(database, table);
    database.run('COMMIT');
    return database.export();
  } finally {
    database.close();
  }
}

type Database = InstanceType<SqlJsStatic['Database']>;

function fillTable(database: Database, table: TableDefinition): void {
  database.run(createTable(table));
  insertRows(database, table);
  for (const index of table.indexes.filter(({ type }) => type !== 'PRIMARY')) {
    const name = identifier(`${table.name} ${index.name}`);
    database.run(`CREATE INDEX ${name} ON ${identifier(table.name)} (${keysOf(index)})`);
  }
}

/** Without SQLite's rowid, which would be a column that nobody declared. */
function createTable(table: TableDefinition): string {
  const columns = table.columns.map(
    ({ name, type }) => `${identifier(name)} ${declaredTypes[type]}`,
  );
  const primary = table.indexes
    .filter(({ type }) => type === 'PRIMARY')
    .map((index) => `PRIMARY KEY (${keysOf(index)})`);
  return `CREATE TABLE ${identifier(table.name)} (${[...columns, ...primary].join(', ')}) WITHOUT ROWID`;
}

function keysOf({ hashKey, sortKey }: IndexDefinition): string {
  return [hashKey, sortKey]
    .filter((key) => key !== undefined)
    .map(identifier)
    .join(', ');
}

function insertRows(database: Database, table: TableDefinition): void {
  const marks = table.columns.map(() => '?').join(', ');
  const statement = database.prepare(`INSERT INTO ${identifier(table.name)} VALUES (${marks})`);
  for (let number = 0; number < table.itemCount; number += 1) {
    statement.run(table.rowAt(number).map(storedCell));
  }
  statement.free();
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
