import { useId } from 'react';
import type { ScreenProps } from '../frame/screen-props.ts';
import { useIsNarrow } from '../frame/use-is-narrow.ts';
import { Empty } from '../parts/empty.tsx';
import { Loading } from '../parts/loading.tsx';
import { useStore } from '../store.ts';
import { useAnswer } from '../use-answer.ts';
import { tablesWords } from '../words/tables.ts';
import { emptyBeforeAsking, missingScope } from './empty-reason.ts';
import { EmptyTables } from './empty-tables.tsx';
import { InsteadOfTables } from './instead-of-tables.tsx';
import { ListPane } from './list-pane.tsx';
import { TableDetail } from './table-detail.tsx';
import { type TablesPlace, tablesPlace } from './tables-place.ts';
import './tables.css';

/** List and structure beside each other; two pages where it is narrow. Rows only on request. */
export function TablesScreen({ snapshot }: ScreenProps) {
  const place = useStore(tablesPlace);
  const reason = emptyBeforeAsking(snapshot);
  if (reason) {
    return (
      <div className="tables-alone">
        <h1 className="unseen">{tablesWords.title}</h1>
        <EmptyTables reason={reason} />
      </div>
    );
  }
  return <Browser place={place} rowsScope={missingScope(snapshot, 'run_sql')} />;
}

interface BrowserProps {
  readonly place: TablesPlace;
  /** The scope that rows need and that is not granted. */
  readonly rowsScope: string | null;
}

function Browser({ place, rowsScope }: BrowserProps) {
  const isNarrow = useIsNarrow();
  const fieldId = useId();
  const answer = useAnswer('tables', { schema: place.schema });
  const listed = answer.value?.tables.find(({ name }) => name === place.table) ?? null;
  const open = (table: string | null) => tablesPlace.put({ ...place, table });
  const showsList = !isNarrow || place.table === null;
  const hasTables = (answer.value?.tables.length ?? 0) > 0;
  const instead = <InsteadOfTables schema={place.schema} answer={answer} fieldId={fieldId} />;
  return (
    <div className="tables" data-narrow={isNarrow || undefined}>
      <h1 className="unseen">{tablesWords.title}</h1>
      {showsList && (
        <ListPane place={place} answer={answer} onOpen={open} fieldId={fieldId}>
          {answer.kind === 'loading' && <Loading rows={8} />}
          {isNarrow && instead}
        </ListPane>
      )}
      {place.table !== null && (
        <TableDetail
          key={place.table}
          table={place.table}
          schema={place.schema}
          listed={listed}
          rowsScope={rowsScope}
          onBack={isNarrow ? () => open(null) : null}
        />
      )}
      {place.table === null && !isNarrow && (
        <div className="table-detail">
          {hasTables ? (
            <Empty title={tablesWords.choose} reason={tablesWords.chooseNext} />
          ) : (
            instead
          )}
        </div>
      )}
    </div>
  );
}
