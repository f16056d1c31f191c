import type { Rows } from '../../shared/table.ts';

/** The rows as a JSON array of objects. A value that a row lacks is left out. */
export function rowsAsJson({ columns, rows }: Rows): string {
  const objects = rows.map((row) =>
    Object.fromEntries(
      columns
        .map((name, at) => [name, row[at]] as const)
        .filter(([, value]) => value !== undefined),
    ),
  );
  return JSON.stringify(objects, null, 2);
}

/** The rows as CSV (RFC 4180) with a head; null is empty, nested values are JSON. */
export function rowsAsCsv({ columns, rows }: Rows): string {
  const lines = [columns, ...rows.map((row) => columns.map((_, at) => row[at]))];
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: unknown): string {
  const text = plain(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
