import { useEffect, useRef, useState } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import type { ScreenProps } from '../frame/screen-props.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { Page } from '../parts/page.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { AssistantItem } from './assistant-item.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { arranged } from './rows.ts';
import { useAssistants } from './use-assistants.ts';
import { walkRows } from './walk-rows.ts';
import './assistants.css';

/** Those that are on this computer, then on request every one that is known by name. */
export function AssistantsScreen({ snapshot, detail }: ScreenProps) {
  const answer = useAssistants(snapshot);
  if (answer.value === null) {
    return (
      <Page title={assistantsWords.title} subtitle={assistantsWords.remark}>
        <div className="assistants-instead">
          {answer.failure ? (
            <Failed
              title={assistantsWords.failedList}
              failure={answer.failure}
              onAgain={answer.askAgain}
            />
          ) : (
            <Loading rows={6} />
          )}
        </div>
      </Page>
    );
  }
  return <AssistantList rows={answer.value} detail={detail} onLookAgain={answer.askAgain} />;
}

interface AssistantListProps {
  readonly rows: readonly AssistantRow[];
  readonly detail: string | null;
  readonly onLookAgain: () => void;
}

function AssistantList({ rows, detail, onLookAgain }: AssistantListProps) {
  const [opened, setOpened] = useState(detail);
  const [showsAll, setShowsAll] = useState(false);
  const [revoking, setRevoking] = useState<AssistantRow | null>(null);
  const shownBefore = useRef<readonly string[]>([]);
  const { here, others } = arranged(rows, { here: shownBefore.current, opened });
  const isElsewhere = others.some(({ id }) => id === opened);
  const showsOthers = showsAll || here.length === 0 || isElsewhere;
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (detail !== null) setOpened(detail);
  }, [detail]);
  useEffect(() => {
    shownBefore.current = here.map(({ id }) => id);
  });

  const drawn = (some: readonly AssistantRow[], label: string) => (
    <ul className="assistants" aria-label={label}>
      {some.map((row) => (
        <AssistantItem
          key={row.id}
          row={row}
          isOpen={row.id === opened}
          onOpen={(isOpen) => setOpened(isOpen ? row.id : null)}
          onRevoke={() => setRevoking(row)}
          onLookAgain={onLookAgain}
        />
      ))}
    </ul>
  );

  return (
    <Page
      title={assistantsWords.title}
      subtitle={
        here.length === 0 ? assistantsWords.remark : assistantsWords.foundRemark(here.length)
      }
      actions={
        here.length > 0 && (
          <Button isExpanded={showsOthers} onPress={() => setShowsAll(!showsOthers)}>
            {showsOthers ? assistantsWords.showHere : assistantsWords.showAll(rows.length)}
          </Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the rows */}
      <div ref={list} onKeyDown={(event) => list.current && walkRows(event, list.current)}>
        {here.length === 0 ? (
          <Empty title={assistantsWords.none} reason={assistantsWords.noneNext} />
        ) : (
          drawn(here, assistantsWords.here)
        )}
        {showsOthers && (
          <>
            <h2 className="assistants-others">{assistantsWords.others}</h2>
            {drawn(others, assistantsWords.others)}
          </>
        )}
      </div>
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
