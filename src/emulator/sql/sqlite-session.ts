import type { Database, SqlJsStatic, SqlValue, Statement } from 'sql.js';
import type { SchemaImage } from '../sample-data/database-file.ts';
import { sqlFunctions } from './custom-functions.ts';
import type { Query, QueryOutcome, Rows } from './rows.ts';
import { shownCell } from './stored-cells.ts';

/**
 * About what a Lambda function can answer (contract 4.1 infers one). The rows pass through a process
 * that has more to do than to hold them.
 */
const MAX_RESULT_SIZE = 6_000_000;

export interface SqliteSession {
  run(query: Query): QueryOutcome;
}

/** Opens the schemas under their names, so that SQLite itself resolves `schema.table`. */
export function openSession(sqlite: SqlJsStatic, images: readonly SchemaImage[]): SqliteSession {
  const database = new sqlite.Database();
  for (const { schema, image } of images) {
    database.run(`ATTACH '${mountedFile(sqlite, image)}' AS "${schema}"`);
  }
  for (const [name, act] of Object.entries(sqlFunctions)) database.create_function(name, act);
  // ANSI's LIKE tells "a" from "A"; SQLite's does so only when asked.
  database.run('PRAGMA case_sensitive_like = ON; PRAGMA query_only = ON');
  return { run: (query) => runQuery(database, query) };
}

/** Every sql.js database is a file of the module's own file system; its name is not in the types. */
function mountedFile(sqlite: SqlJsStatic, image: Uint8Array): string {
  return (new sqlite.Database(image) as unknown as { readonly filename: string }).filename;
}

function runQuery(database: Database, query: Query): QueryOutcome {
  try {
    const types = declaredTypesOf(database, query.sql);
    const statement = database.prepare(query.sql);
    try {
      return { kind: 'rows', rows: readRows(statement, query.maxRows, types) };
    } finally {
      statement.free();
    }
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws Error when the rows are too much to be handed on */
function readRows(statement: Statement, maxRows: number, types: readonly string[]): Rows {
  const rows: unknown[][] = [];
  let more = statement.step();
  for (let size = 0; more && rows.length < maxRows; more = statement.step()) {
    const row = statement.get();
    size += row.reduce((sum: number, value) => sum + sizeOf(value), 0);
    if (size > MAX_RESULT_SIZE) throw new Error(`the result is over ${MAX_RESULT_SIZE} characters`);
    rows.push(row.map((value, at) => shownCell(value, types[at])));
  }
  return { columns: statement.getColumnNames(), rows, truncated: more };
}

function sizeOf(value: SqlValue): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
}

/**
 * The declared type behind each result column, "" for an expression. sql.js does not export
 * sqlite3_column_decltype, but a view knows the types of its columns.
 */
function declaredTypesOf(database: Database, sql: string): readonly string[] {
  createView(database, sql);
  try {
    const [info] = database.exec('PRAGMA temp.table_info(asked)');
    return (info?.values ?? []).map((column) => String(column[2]));
  } finally {
    dropView(database);
  }
}

/** `prepare`, unlike `run`, takes one statement and leaves alone what a semicolon may hide. */
function createView(database: Database, sql: string): void {
  // Prepared alone first, so that errors name the caller's statement and not the view.
  database.prepare(sql).free();
  const statement = database.prepare(`CREATE TEMP VIEW asked AS ${sql}`);
  withWriting(database, () => statement.run());
  statement.free();
}

function dropView(database: Database): void {
  withWriting(database, () => database.run('DROP VIEW temp.asked'));
}

/** The one thing that is ever written is that view; for everything else the session only reads. */
function withWriting(database: Database, act: () => void): void {
  database.run('PRAGMA query_only = OFF');
  try {
    act();
  } finally {
    database.run('PRAGMA query_only = ON');
  }
}
