import type { Rows } from '../../shared/table.ts';
import { cellOf, typeOfColumn } from './cell.ts';

export interface GridColumn {
  readonly name: string;
  readonly type: string;
  readonly isNumber: boolean;
  /** In characters of the monospace, so that it grows with the text. */
  readonly width: number;
}

const NARROWEST = 8;
const WIDEST = 32;
/** "12 items", and how much of the preview is worth room. */
const SIZE_WIDTH = 9;
const PREVIEW_WIDTH = 14;
/** Rows that are measured: a column need not fit its longest value. */
const MEASURED = 50;

/** The columns of the rows, with the types of the description where it knows them. */
export function gridColumns(
  { columns, rows }: Rows,
  types: ReadonlyMap<string, string>,
): readonly GridColumn[] {
  return columns.map((name, at) => {
    const values = rows.map((row) => row[at]);
    const found = typeOfColumn(values);
    const type = types.get(name) || found;
    const widths = values.slice(0, MEASURED).map(widthOf);
    const widest = Math.max(NARROWEST, name.length, type.length, ...widths);
    return { name, type, isNumber: found === 'number', width: Math.min(WIDEST, widest) };
  });
}

function widthOf(value: unknown): number {
  const cell = cellOf(value);
  if ('text' in cell) return cell.text.length;
  return 'preview' in cell ? SIZE_WIDTH + Math.min(PREVIEW_WIDTH, cell.preview.length) : 0;
}
