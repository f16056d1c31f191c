// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid, the cells take the focus

import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Rows } from '../../shared/table.ts';
import { ask } from '../bridge.ts';
import { announce } from '../parts/announcer.ts';
import { tablesWords } from '../words/tables.ts';
import { cellOf, wholeText } from './cell.ts';
import { CellPopup } from './cell-popup.tsx';
import { GridCell } from './grid-cell.tsx';
import { gridColumns } from './grid-columns.ts';
import { GridHead } from './grid-head.tsx';
import { type GridPosition, positionAfter, rowsToDraw } from './grid-position.ts';
import { useSeenRows } from './use-seen-rows.ts';

/** As drawn by the style sheet: rows are placed by it, so both must agree. */
const ROW = 29;
const HEAD = 40;

interface DataGridProps {
  readonly label: string;
  readonly rows: Rows;
  /** Types of columns by name, as the description has them. */
  readonly types: ReadonlyMap<string, string>;
}

/** Rows as a grid with one stop for Tab; arrow keys walk the cells. Only rows in view are drawn. */
export function DataGrid({ label, rows, types }: DataGridProps) {
  const columns = useMemo(() => gridColumns(rows, types), [rows, types]);
  const [at, setAt] = useState<GridPosition>({ row: 0, column: 0 });
  const [opened, setOpened] = useState<GridPosition | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const seen = useSeenRows(grid, { row: ROW, head: HEAD });

  // A cell takes the focus only after a key: clicks do it by themselves.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    cellAt(grid.current, at)?.focus();
  }, [at]);

  const valueAt = ({ row, column }: GridPosition) => rows.rows[row]?.[column];

  function open(position: GridPosition): void {
    if (position.row >= 0 && hasMore(valueAt(position))) setOpened(position);
  }

  function hearKey(event: KeyboardEvent): void {
    const withControl = event.ctrlKey || event.metaKey;
    if (withControl && event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      void copyValue(valueAt(at));
    } else if (event.key === 'Enter' || event.key === ' ') {
      open(at);
    } else {
      const size = { rows: rows.rows.length, columns: columns.length, page: seen.count };
      const next = positionAfter(at, size, { key: event.key, withControl });
      if (next === null) return;
      moved.current = true;
      setAt(next);
    }
    event.preventDefault();
  }

  const drawn = rowsToDraw(seen, rows.rows.length, at.row);
  const template = columns.map(({ width }) => `calc(${width}ch + 24px)`).join(' ');
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.rows.length + 1}
      aria-colcount={columns.length}
      className="grid"
      style={{ '--columns': template } as CSSProperties}
      onKeyDown={hearKey}
    >
      <GridHead columns={columns} at={at} onFocus={setAt} />
      <div role="rowgroup" className="grid-body" style={{ height: `${rows.rows.length * ROW}px` }}>
        {drawn.map((row) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 2}
            className="grid-row"
            style={{ top: `${row * ROW}px` }}
          >
            {columns.map((column, index) => (
              <GridCell
                key={column.name}
                cell={cellOf(rows.rows[row]?.[index])}
                position={{ row, column: index }}
                isStop={at.row === row && at.column === index}
                onFocus={setAt}
                onOpen={open}
              />
            ))}
          </div>
        ))}
      </div>
      {opened && (
        <CellPopup
          column={columns[opened.column]?.name ?? ''}
          value={valueAt(opened)}
          cell={() => cellAt(grid.current, opened)}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function cellAt(grid: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`) ?? null;
}

/** A value has more to show than its cell does. */
function hasMore(value: unknown): boolean {
  const cell = cellOf(value);
  return 'count' in cell || ('isCut' in cell && cell.isCut);
}

async function copyValue(value: unknown): Promise<void> {
  const answer = await ask('copyText', { text: wholeText(value) });
  announce(answer.ok ? tablesWords.copied : answer.failure.title);
}
