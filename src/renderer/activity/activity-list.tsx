import { memo, useState } from 'react';
import { ageText } from '../../shared/ages.ts';
import { useIsNarrow } from '../frame/use-is-narrow.ts';
import { useNow } from '../use-now.ts';
import { activityWords } from '../words/activity.ts';
import { CallRows } from './call-rows.tsx';
import type { ActivityLine } from './lines.ts';
import { NoteRow } from './note-row.tsx';

const { column } = activityWords;

const ALL_COLUMNS = 7;
/** Without tables and size, which the style sheet hides there. */
const NARROW_COLUMNS = 5;

interface ActivityListProps {
  readonly lines: readonly ActivityLine[];
}

/** The lines as a table; its head stays in sight. */
export function ActivityList({ lines }: ActivityListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const columns = useIsNarrow() ? NARROW_COLUMNS : ALL_COLUMNS;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="activity-scroll" aria-label={activityWords.list} tabIndex={0}>
      <table className="activity">
        <thead>
          <tr>
            <th scope="col">{column.time}</th>
            <th scope="col">{column.assistant}</th>
            <th scope="col">{column.call}</th>
            <th scope="col" className="activity-tables">
              {column.tables}
            </th>
            <th scope="col">{column.status}</th>
            <th scope="col" className="activity-number">
              {column.took}
            </th>
            <th scope="col" className="activity-number activity-size">
              {column.size}
            </th>
          </tr>
        </thead>
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            isOpen={line.id === opened}
            columns={columns}
            onOpen={setOpened}
          />
        ))}
      </table>
    </section>
  );
}

interface LineProps {
  readonly line: ActivityLine;
  readonly isOpen: boolean;
  /** How many are seen. */
  readonly columns: number;
  readonly onOpen: (id: number | null) => void;
}

/** Drawn again only when it changes: there are hundreds, and new ones come all the time. */
const Line = memo(
  function Line({ line, isOpen, columns, onOpen }: LineProps) {
    if (line.kind === 'day') return <DayRow atMs={line.atMs} columns={columns} />;
    if (line.kind === 'note') return <NoteRow note={line.note} columns={columns} />;
    return (
      <CallRows
        columns={columns}
        line={line}
        isOpen={isOpen}
        onOpen={() => onOpen(isOpen ? null : line.id)}
      />
    );
  },
  (before, after) =>
    before.isOpen === after.isOpen &&
    before.columns === after.columns &&
    isSameLine(before.line, after.line),
);

function isSameLine(one: ActivityLine, other: ActivityLine): boolean {
  if (one.kind !== 'call' || other.kind !== 'call') return one.kind === other.kind;
  return one.count === other.count && one.call === other.call;
}

function DayRow({ atMs, columns }: { readonly atMs: number; readonly columns: number }) {
  const nowMs = useNow();
  // "yesterday, 18:20" is more than a day's name needs.
  const [day = ''] = ageText(atMs, nowMs).split(',');
  return (
    <tbody>
      <tr className="activity-day">
        <th scope="rowgroup" colSpan={columns}>
          {day === 'yesterday' ? activityWords.yesterday : day}
        </th>
      </tr>
    </tbody>
  );
}
