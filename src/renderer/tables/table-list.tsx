import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { FindField } from '../parts/find-field.tsx';
import { tablesWords } from '../words/tables.ts';
import { findTables, type ListedTable } from './find-tables.ts';

interface TableListProps {
  readonly tables: readonly ListedTable[];
  readonly chosen: string | null;
  /** Old content stays while new content is on its way. */
  readonly isDimmed: boolean;
  readonly onChoose: (table: string) => void;
  /** Stands in the place of the list when there are no tables. */
  readonly children: ReactNode;
}

/** Search and list: Enter in the field opens the first table found, an arrow leads into the list. */
export function TableList({ tables, chosen, isDimmed, onChoose, children }: TableListProps) {
  const [text, setText] = useState('');
  const found = useMemo(() => findTables(tables, text), [tables, text]);
  const list = useRef<HTMLDivElement>(null);

  function hearKey(event: KeyboardEvent): void {
    const [first] = found;
    if (event.key === 'Enter' && first) onChoose(first.name);
    else if (event.key === 'ArrowDown') list.current?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field within takes the keys */}
      <div className="tables-find" onKeyDown={hearKey}>
        <FindField
          label={tablesWords.find}
          placeholder={tablesWords.find}
          value={text}
          onChange={setText}
          hasHotKey
        />
      </div>
      {tables.length === 0 ? (
        <div className="tables-instead">{children}</div>
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 30, padding: 4 }}>
          <ListBox
            ref={list}
            className={isDimmed ? 'tables-list dimmed' : 'tables-list'}
            aria-label={tablesWords.listOf}
            items={found.map((table) => ({ id: table.name, table }))}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={chosen === null ? [] : [chosen]}
            onSelectionChange={(keys) => {
              for (const key of keys) onChoose(String(key));
            }}
            renderEmptyState={() => <NoneFound text={text} />}
          >
            {({ id, table }) => <Row key={id} table={table} />}
          </ListBox>
        </Virtualizer>
      )}
    </>
  );
}

function Row({ table }: { readonly table: ListedTable }) {
  const count = table.item_count ?? null;
  return (
    <ListBoxItem className="tables-row" id={table.name} textValue={table.name}>
      <span className="tables-name">{table.name}</span>
      {count !== null && (
        <span className="tables-count">
          <span aria-hidden="true">{tablesWords.count(count)}</span>
          <span className="unseen">{tablesWords.countSpoken(count)}</span>
        </span>
      )}
    </ListBoxItem>
  );
}

function NoneFound({ text }: { readonly text: string }) {
  return <p className="tables-none">{tablesWords.noneFound(text)}</p>;
}
