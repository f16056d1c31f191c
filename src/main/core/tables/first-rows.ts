import type { Rows } from '../../../shared/table.ts';

const FIRST_ROWS = 50;

/**
 * The statement for the first rows of a table: no filter, no order, so the server reads no more than
 * it returns. Names are quoted as the dialect asks for (contract 8.1).
 */
export function firstRowsSql({
  table,
  schema,
}: {
  readonly table: string;
  readonly schema: string | null;
}): string {
  const name = schema === null ? quoted(table) : `${quoted(schema)}.${quoted(table)}`;
  return `SELECT * FROM ${name} LIMIT ${FIRST_ROWS}`;
}

/** The rows of that statement: when they are as many as were asked for, there may be more. */
export function markFull(rows: Rows): Rows {
  return { ...rows, truncated: rows.truncated || rows.rows.length >= FIRST_ROWS };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
