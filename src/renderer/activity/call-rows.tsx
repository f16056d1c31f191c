import { useId } from 'react';
import { Button } from 'react-aria-components';
import { copyAndTell } from '../copy-and-tell.ts';
import { LinkButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { tookText } from '../took.ts';
import { activityWords } from '../words/activity.ts';
import { detailsText } from './details-text.ts';
import { sizeText, timeText } from './formats.ts';
import type { CallLine } from './lines.ts';

interface CallRowsProps {
  readonly line: CallLine;
  readonly isOpen: boolean;
  readonly columns: number;
  readonly onOpen: () => void;
}

/** One call, or equal ones; a failure opens in place. */
export function CallRows({ line, isOpen, columns, onOpen }: CallRowsProps) {
  const { call, count } = line;
  const detailId = useId();
  return (
    <tbody data-failed={call.hasFailed || undefined} data-open={isOpen || undefined}>
      <tr {...(call.hasFailed ? { onClick: onOpen } : {})}>
        <td className="activity-time">
          <time dateTime={call.at}>{timeText(Date.parse(call.at))}</time>
        </td>
        <td>{call.name}</td>
        <td className="activity-call">
          <span>
            <span>{call.tool ?? call.method}</span>
            {count > 1 && <Times count={count} />}
          </span>
        </td>
        <td className="activity-tables">{tablesInWords(line.tables)}</td>
        <td className="activity-status">
          {call.hasFailed ? (
            <Button
              className="activity-open"
              aria-expanded={isOpen}
              {...(isOpen ? { 'aria-controls': detailId } : {})}
              onPress={onOpen}
            >
              <Icon name="cross" size={14} />
              {call.status} <span className="unseen">{activityWords.failedSpoken}</span>
            </Button>
          ) : (
            call.status
          )}
        </td>
        <td className="activity-number">{tookText(line.ms)}</td>
        <td className="activity-number activity-size">{sizeText(line.bytes)}</td>
      </tr>
      {isOpen && <Opened id={detailId} line={line} columns={columns} />}
    </tbody>
  );
}

function Times({ count }: { readonly count: number }) {
  return (
    <span className="activity-times">
      <span aria-hidden="true">{activityWords.times(count)}</span>
      <span className="unseen">{activityWords.timesSpoken(count)}</span>
    </span>
  );
}

interface OpenedProps {
  readonly id: string;
  readonly line: CallLine;
  readonly columns: number;
}

function Opened({ id, line, columns }: OpenedProps) {
  const { call } = line;
  return (
    <tr className="activity-opened">
      <td />
      <td colSpan={columns - 1} id={id}>
        <p>
          <strong>{call.sentence ?? activityWords.ofServer(call.status)}</strong>{' '}
          {call.sentence === null && activityWords.passedOn(call.name)}
        </p>
        <p className="activity-facts">
          {call.code !== null && (
            <span>
              {activityWords.code} <code>{call.code}</code>
            </span>
          )}
          {call.requestId !== null && (
            <span>
              {activityWords.request} <code>{call.requestId}</code>
            </span>
          )}
          <LinkButton onPress={() => void copyAndTell(detailsText(line), activityWords.copied)}>
            {activityWords.copyDetails}
          </LinkButton>
        </p>
      </td>
    </tr>
  );
}

function tablesInWords(tables: readonly string[]): string {
  const [first = ''] = tables;
  return tables.length <= 2
    ? tables.join(', ')
    : activityWords.manyTables(first, tables.length - 1);
}
