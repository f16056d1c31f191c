import { type ReactNode, useEffect, useRef, useState } from 'react';
import { copyAndTell } from '../copy-and-tell.ts';
import { Age } from '../parts/age.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { NotFresh } from '../parts/not-fresh.tsx';
import { Tabbed } from '../parts/tabbed.tsx';
import { useAnswer } from '../use-answer.ts';
import { useAnswerOnRequest } from '../use-answer-on-request.ts';
import { tablesWords } from '../words/tables.ts';
import { EmptyTables } from './empty-tables.tsx';
import type { ListedTable } from './find-tables.ts';
import { FirstRows } from './first-rows.tsx';
import { questionAbout } from './question.ts';
import { type Structure, structureOf, timeOf } from './structure.ts';
import { TableStructure } from './table-structure.tsx';

interface TableDetailProps {
  readonly table: string;
  readonly schema: string | null;
  /** What the list already knows of it. */
  readonly listed: ListedTable | null;
  /** The scope that rows need and that is not granted. */
  readonly rowsScope: string | null;
  /** Leads back to the list where both do not fit beside each other. */
  readonly onBack: (() => void) | null;
}

/** One table: what it is made of, and its first rows on request. */
export function TableDetail({ table, schema, listed, rowsScope, onBack }: TableDetailProps) {
  const answer = useAnswer('describe', { table, schema });
  const rows = useAnswerOnRequest('firstRows');
  const [tab, setTab] = useState('structure');
  const structure = answer.value && structureOf(answer.value, table);
  const types = new Map(structure?.columns.map(({ name, type }) => [name, type]));
  return (
    <section className="table-detail" aria-label={table} data-pane tabIndex={-1}>
      <Head table={table} structure={structure} onBack={onBack}>
        <Facts listed={listed} structure={structure} />
      </Head>
      <Tabbed
        label={table}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          {
            id: 'structure',
            label: tablesWords.structureTab,
            content: <StructureTab answer={answer} structure={structure} />,
          },
          {
            id: 'rows',
            label: tablesWords.rowsTab,
            content: rowsScope ? (
              <EmptyTables reason={{ kind: 'not-granted', scope: rowsScope }} />
            ) : (
              <FirstRows
                table={table}
                types={types}
                question={structure && questionAbout(structure)}
                answer={rows.answer}
                onRead={() => rows.askNow({ table, schema })}
                onCancel={rows.stopWaiting}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

interface HeadProps {
  readonly table: string;
  readonly structure: Structure | null;
  readonly onBack: (() => void) | null;
  readonly children: ReactNode;
}

function Head({ table, structure, onBack, children }: HeadProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const isPage = onBack !== null;
  // On a page of its own, the list that had the focus is gone.
  useEffect(() => {
    if (isPage) head.current?.focus();
  }, [isPage]);
  return (
    <header className="table-head">
      {onBack && <IconButton icon="left" label={tablesWords.back} onPress={onBack} />}
      <h2 ref={head} tabIndex={-1} className="table-title">
        {table}
      </h2>
      {structure && <Actions structure={structure} />}
      <p className="table-facts">{children}</p>
    </header>
  );
}

function Actions({ structure }: { readonly structure: Structure }) {
  const copy = (text: string, words: string) => void copyAndTell(text, words);
  const { copied, copiedQuestion } = tablesWords;
  return (
    <div className="table-actions">
      <Button icon="assistants" onPress={() => copy(questionAbout(structure), copiedQuestion)}>
        {tablesWords.ask}
      </Button>
      <MenuButton
        label={tablesWords.copy}
        items={[
          {
            id: 'name',
            label: tablesWords.copyName,
            run: () => copy(structure.qualifiedName, copied),
          },
          {
            id: 'question',
            label: tablesWords.copyQuestion,
            run: () => copy(questionAbout(structure), copiedQuestion),
          },
          {
            id: 'structure',
            label: tablesWords.copyStructure,
            run: () => copy(structureAsJson(structure), copied),
          },
        ]}
      />
    </div>
  );
}

function structureAsJson({ qualifiedName, keys, columns }: Structure): string {
  const plain = columns.map(({ name, type, nullable }) => ({ name, type, nullable }));
  return JSON.stringify({ table: qualifiedName, keys, columns: plain }, null, 2);
}

interface FactsProps {
  readonly listed: ListedTable | null;
  readonly structure: Structure | null;
}

function Facts({ listed, structure }: FactsProps) {
  const count = structure?.itemCount ?? listed?.item_count ?? null;
  const physical = structure?.physicalName ?? listed?.physical_table_name ?? null;
  const readAtMs = structure?.readAtMs ?? timeOf(listed?.refreshed_at);
  return (
    <>
      {count !== null && <span>{tablesWords.about(count)}</span>}
      {physical !== null && (
        <span>
          {tablesWords.physical} <code>{physical}</code>
        </span>
      )}
      {readAtMs !== null && (
        <span>
          {tablesWords.read}
          <Age at={readAtMs} />
        </span>
      )}
    </>
  );
}

interface StructureTabProps {
  readonly answer: ReturnType<typeof useAnswer<'describe'>>;
  readonly structure: Structure | null;
}

function StructureTab({ answer, structure }: StructureTabProps) {
  if (structure === null) {
    return answer.failure && answer.kind === 'failed' ? (
      <Failed
        title={tablesWords.failedStructure}
        failure={answer.failure}
        onAgain={answer.askAgain}
      />
    ) : (
      <Loading rows={6} />
    );
  }
  return (
    <>
      {answer.kind === 'failed' && answer.failure && (
        <NotFresh
          at={structure.readAtMs ?? answer.receivedAtMs}
          failure={answer.failure}
          onAgain={answer.askAgain}
        />
      )}
      <TableStructure structure={structure} />
    </>
  );
}
