// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw only the rows in view

import { tablesWords } from '../words/tables.ts';
import type { Cell } from './cell.ts';
import type { GridPosition } from './grid-position.ts';

interface GridCellProps {
  readonly cell: Cell;
  readonly position: GridPosition;
  /** Tab stops here. */
  readonly isStop: boolean;
  readonly onFocus: (position: GridPosition) => void;
  readonly onOpen: (position: GridPosition) => void;
}

export function GridCell({ cell, position, isStop, onFocus, onOpen }: GridCellProps) {
  const hasMore = 'count' in cell || ('isCut' in cell && cell.isCut);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its cells
    <div
      role="gridcell"
      aria-colindex={position.column + 1}
      className="grid-cell"
      data-kind={cell.kind}
      data-at={`${position.row} ${position.column}`}
      tabIndex={isStop ? 0 : -1}
      {...(hasMore ? { 'aria-haspopup': 'dialog' as const } : {})}
      onFocus={() => onFocus(position)}
      onClick={() => onOpen(position)}
    >
      <CellContent cell={cell} />
    </div>
  );
}

function CellContent({ cell }: { readonly cell: Cell }) {
  switch (cell.kind) {
    case 'null':
      return <i>{tablesWords.null}</i>;
    case 'absent':
      return null;
    case 'list':
    case 'map':
      return (
        <>
          <span className="cell-size">
            {cell.kind === 'list' ? tablesWords.items(cell.count) : tablesWords.entries(cell.count)}
          </span>
          <span className="cell-preview">{cell.preview}</span>
        </>
      );
    default:
      return cell.text;
  }
}
