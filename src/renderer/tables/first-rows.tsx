import type { Rows } from '../../shared/table.ts';
import { copyAndTell } from '../copy-and-tell.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { NotFresh } from '../parts/not-fresh.tsx';
import { tookText } from '../took.ts';
import type { RequestedAnswer } from '../use-answer-on-request.ts';
import { tablesWords } from '../words/tables.ts';
import { DataGrid } from './data-grid.tsx';
import { rowsAsCsv, rowsAsJson } from './rows-as-text.ts';

interface FirstRowsProps {
  readonly table: string;
  readonly types: ReadonlyMap<string, string>;
  readonly question: string | null;
  readonly answer: RequestedAnswer<Rows>;
  readonly onRead: () => void;
  readonly onCancel: () => void;
}

/** The first rows, read only when asked for, with the cost said before. */
export function FirstRows(props: FirstRowsProps) {
  const { answer, onRead } = props;
  return (
    <div className="first-rows">
      <div className="cost">
        <p className="cost-note" data-tone="ready">
          <Icon name="key" />
          <span>{tablesWords.cost}</span>
        </p>
        <Button
          kind={answer.kind === 'unasked' ? 'filled' : 'plain'}
          blockedBecause={answer.kind === 'loading' ? tablesWords.reading : null}
          onPress={onRead}
        >
          {answer.kind === 'unasked' ? tablesWords.readRows : tablesWords.readAgain}
        </Button>
      </div>
      <Content {...props} />
    </div>
  );
}

function Content({ table, types, question, answer, onRead, onCancel }: FirstRowsProps) {
  if (answer.kind === 'unasked') {
    return <p className="rows-unasked">{tablesWords.costNote}</p>;
  }
  const rows = answer.value;
  if (rows === null && answer.kind === 'failed' && answer.failure) {
    return <Failed title={tablesWords.failedRows} failure={answer.failure} onAgain={onRead} />;
  }
  if (rows === null) return <Loading rows={6} onCancel={onCancel} />;
  if (rows.rows.length === 0) {
    return <Empty title={tablesWords.rowsNone} reason={tablesWords.rowsNoneNext} />;
  }
  return (
    <>
      {answer.kind === 'failed' && answer.failure && (
        <NotFresh at={answer.receivedAtMs} failure={answer.failure} onAgain={onRead} />
      )}
      <div className={answer.kind === 'loaded' ? 'grid-place' : 'grid-place dimmed'}>
        <DataGrid label={tablesWords.rowsOf(table)} rows={rows} types={types} />
      </div>
      <RowsFoot rows={rows} tookMs={answer.tookMs} question={question} />
    </>
  );
}

interface RowsFootProps {
  readonly rows: Rows;
  readonly tookMs: number | null;
  readonly question: string | null;
}

function RowsFoot({ rows, tookMs, question }: RowsFootProps) {
  const { rowsAll, rowsFirst } = tablesWords;
  const count = rows.rows.length;
  return (
    <div className="rows-foot">
      <p>
        <strong>{rows.truncated ? rowsFirst(count) : rowsAll(count)}</strong>{' '}
        {tookMs !== null && <span className="quiet-text">{tookText(tookMs)}</span>}
      </p>
      <span className="quiet-text">{tablesWords.copyAs}</span>
      <Button
        isSmall
        onPress={() => void copyAndTell(rowsAsJson(rows), tablesWords.copiedRows(count))}
      >
        {tablesWords.json}
      </Button>
      <Button
        isSmall
        onPress={() => void copyAndTell(rowsAsCsv(rows), tablesWords.copiedRows(count))}
      >
        {tablesWords.csv}
      </Button>
      {question !== null && (
        <Button isSmall onPress={() => void copyAndTell(question, tablesWords.copiedQuestion)}>
          {tablesWords.question}
        </Button>
      )}
    </div>
  );
}
