import type { Cell, ColumnType } from '../sample-data/table-definition.ts';

type Stored = number | string | Uint8Array | null;

/**
 * How each DynamoDB type lies in SQLite. The declared type comes back with every result column that
 * is a plain reference, through joins and subqueries too, so it tells how to read a value again.
 */
export const declaredTypes: Readonly<Record<ColumnType, string>> = {
  string: 'TEXT',
  number: 'NUMERIC',
  boolean: 'BOOLEAN',
  binary: 'BLOB',
  // The word TEXT inside keeps SQLite from turning a stored "[1]" into anything else.
  list: 'LIST_TEXT',
  map: 'MAP_TEXT',
  set: 'SET_TEXT',
};

export function storedCell(cell: Cell): Stored {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return Number(cell);
  return cell instanceof Uint8Array ? cell : JSON.stringify(cell);
}

const JSON_TYPES = ['LIST_TEXT', 'MAP_TEXT', 'SET_TEXT'];

/** A stored value as JSON wants it: binary as base64, sets as arrays, absent as null (contract 11.2, item 35). */
export function shownCell(value: Stored, declaredType: string | undefined): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (declaredType === 'BOOLEAN' && typeof value === 'number') return value !== 0;
  if (typeof value === 'string' && JSON_TYPES.includes(declaredType ?? '')) {
    return JSON.parse(value);
  }
  return value;
}
