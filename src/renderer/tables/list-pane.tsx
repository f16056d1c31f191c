import type { ReactNode } from 'react';
import type { TableList as ListOfTables } from '../../shared/table.ts';
import { Age } from '../parts/age.tsx';
import { IconButton } from '../parts/button.tsx';
import { NotFresh } from '../parts/not-fresh.tsx';
import type { Answer } from '../use-answer.ts';
import { counted } from '../words/counts.ts';
import { tablesWords } from '../words/tables.ts';
import { SchemaField } from './schema-field.tsx';
import { timeOf } from './structure.ts';
import { TableList } from './table-list.tsx';
import { type TablesPlace, tablesPlace } from './tables-place.ts';

interface ListPaneProps {
  readonly place: TablesPlace;
  readonly answer: Answer<ListOfTables>;
  readonly onOpen: (table: string) => void;
  readonly fieldId: string;
  /** What stands in the place of a list without tables. */
  readonly children: ReactNode;
}

/** Schema, search, list, and how old the list is. */
export function ListPane({ place, answer, onOpen, fieldId, children }: ListPaneProps) {
  const list = answer.value;
  return (
    <section className="tables-pane" aria-label={tablesWords.listOf} data-pane tabIndex={-1}>
      <SchemaField
        schema={place.schema}
        resolved={list?.schema_name ?? null}
        fieldId={fieldId}
        onRead={(schema) => {
          if (schema === place.schema) answer.askAgain();
          else tablesPlace.put({ schema, table: null });
        }}
      />
      {answer.kind === 'failed' && list !== null && answer.failure && (
        <NotFresh at={readAt(list, answer)} failure={answer.failure} onAgain={answer.askAgain} />
      )}
      <TableList
        key={place.schema}
        tables={list?.tables ?? []}
        chosen={place.table}
        isDimmed={answer.kind !== 'loaded'}
        onChoose={onOpen}
      >
        {children}
      </TableList>
      {list !== null && <Foot list={list} answer={answer} />}
    </section>
  );
}

interface FootProps {
  readonly list: ListOfTables;
  readonly answer: Answer<ListOfTables>;
}

function Foot({ list, answer }: FootProps) {
  const at = readAt(list, answer);
  return (
    <div className="tables-foot">
      <p>
        {counted(list.tables.length, 'table')}
        {at !== null && (
          <>
            {tablesWords.asOf}
            <Age at={at} />
          </>
        )}
        {list.truncated && (
          <span className="tables-truncated">{tablesWords.truncated(list.tables.length)}</span>
        )}
      </p>
      <IconButton icon="again" label={tablesWords.readListAgain} onPress={answer.askAgain} />
    </div>
  );
}

/** When the server read it, or else when it came. */
function readAt(list: ListOfTables, { receivedAtMs }: Answer<ListOfTables>): number | null {
  return timeOf(list.refreshed_at) ?? receivedAtMs;
}
