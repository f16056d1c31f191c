/** A cell of the grid; row -1 is the head. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that one page of the view holds. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly withControl: boolean;
}

const HEAD = -1;

/** Where a key leads in the grid; null when it leads nowhere, so that it keeps its own meaning. */
export function positionAfter(
  { row, column }: GridPosition,
  { rows, columns, page }: GridSize,
  { key, withControl }: GridKey,
): GridPosition | null {
  const last = { row: rows - 1, column: columns - 1 };
  switch (key) {
    case 'ArrowUp':
      return within({ row: withControl ? HEAD : row - 1, column }, last);
    case 'ArrowDown':
      return within({ row: withControl ? last.row : row + 1, column }, last);
    case 'ArrowLeft':
      return within({ row, column: withControl ? 0 : column - 1 }, last);
    case 'ArrowRight':
      return within({ row, column: withControl ? last.column : column + 1 }, last);
    case 'Home':
      return within({ row: withControl ? HEAD : row, column: 0 }, last);
    case 'End':
      return within({ row: withControl ? last.row : row, column: last.column }, last);
    case 'PageUp':
      return within({ row: row - page, column }, last);
    case 'PageDown':
      return within({ row: row + page, column }, last);
    default:
      return null;
  }
}

function within(position: GridPosition, last: GridPosition): GridPosition {
  return {
    row: Math.min(Math.max(position.row, HEAD), last.row),
    column: Math.min(Math.max(position.column, 0), last.column),
  };
}

/** The rows to draw: those seen, some around them, and the one that holds the focus. */
export function rowsToDraw(
  seen: { readonly first: number; readonly count: number },
  rows: number,
  focused: number,
): readonly number[] {
  const AROUND = 12;
  const from = Math.max(0, seen.first - AROUND);
  const to = Math.min(rows, seen.first + seen.count + AROUND);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (focused < 0 || focused >= rows || drawn.includes(focused)) return drawn;
  return focused < from ? [focused, ...drawn] : [...drawn, focused];
}
