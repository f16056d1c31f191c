import type { ReactNode } from 'react';
import { CheckRow } from '../parts/check-row.tsx';
import type { Row } from './check-rows.ts';

interface CheckListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The one thing to do about a failed check. */
  readonly actionFor: (row: Row, isFirst: boolean) => ReactNode;
}

export function CheckList({ label, rows, actionFor }: CheckListProps) {
  const first = rows.find(({ trouble }) => trouble !== null);
  return (
    <ol className="checks" aria-label={label}>
      {rows.map((row) => (
        <CheckRow
          key={row.id}
          mark={row.mark}
          name={row.name}
          found={row.found}
          took={row.took}
          trouble={row.trouble && { ...row.trouble, action: actionFor(row, row === first) }}
        />
      ))}
    </ol>
  );
}
