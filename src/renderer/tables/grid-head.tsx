// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid, the cells take the focus

import type { GridColumn } from './grid-columns.ts';
import type { GridPosition } from './grid-position.ts';

interface GridHeadProps {
  readonly columns: readonly GridColumn[];
  readonly at: GridPosition;
  readonly onFocus: (position: GridPosition) => void;
}

/** Names and types of the columns, as the first row that the arrow keys reach. */
export function GridHead({ columns, at, onFocus }: GridHeadProps) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row">
        {columns.map(({ name, type, isNumber }, column) => (
          <div
            key={name}
            role="columnheader"
            aria-colindex={column + 1}
            className="grid-column"
            data-number={isNumber || undefined}
            data-at={`-1 ${column}`}
            tabIndex={at.row === -1 && at.column === column ? 0 : -1}
            onFocus={() => onFocus({ row: -1, column })}
          >
            <span>{name}</span>
            <span className="grid-type">{type}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
