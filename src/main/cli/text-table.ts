import stringWidth from 'string-width';
import { shownText } from '../../shared/outside-text.ts';

const LONGEST_CELL = 60;
const GAP = '  ';

type Cell = string | number | null | undefined;

interface Column {
  readonly title: string;
  /** Numbers stand right. */
  readonly right?: boolean;
}

/**
 * A table for people: cleaned of everything that could move the cursor, long cells cut. Signs that
 * a terminal draws twice as wide, as Chinese ones or emoji, are counted so.
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const lines = [
    columns.map(({ title }) => shownCell(title)),
    ...rows.map((row) => row.map(shownCell)),
  ];
  const widths = columns.map((_, at) =>
    Math.max(...lines.map((line) => stringWidth(line[at] ?? ''))),
  );
  return lines
    .map((line) =>
      columns.map((column, at) =>
        padded(line[at] ?? '', { width: widths[at] ?? 0, right: column.right === true }),
      ),
    )
    .map((cells) => cells.join(GAP).trimEnd())
    .join('\n');
}

function shownCell(cell: Cell): string {
  return cell === null || cell === undefined ? '' : shownText(String(cell), LONGEST_CELL);
}

function padded(
  text: string,
  { width, right }: { readonly width: number; readonly right: boolean },
): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}
