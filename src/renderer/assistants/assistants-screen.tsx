import { useEffect, useRef, useState } from 'react';
import type { ScreenProps } from '../frame/screen-props.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { AssistantItem } from './assistant-item.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { type AssistantRow, knownRows, otherRows } from './rows.ts';
import { walkRows } from './walk-rows.ts';
import './assistants.css';

/** Those that called or have a key, then on request every one that is known by name. */
export function AssistantsScreen({ snapshot, detail }: ScreenProps) {
  const known = knownRows(snapshot.assistants);
  const others = otherRows(snapshot.assistants);
  const [opened, setOpened] = useState(detail);
  const [showsAll, setShowsAll] = useState(false);
  const [revoking, setRevoking] = useState<AssistantRow | null>(null);
  const isElsewhere = others.some(({ id }) => id === opened);
  const showsOthers = showsAll || known.length === 0 || isElsewhere;
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (detail !== null) setOpened(detail);
  }, [detail]);

  const rows = (some: readonly AssistantRow[], label: string) => (
    <ul className="assistants" aria-label={label}>
      {some.map((row) => (
        <AssistantItem
          key={row.id}
          row={row}
          isOpen={row.id === opened}
          onOpen={(isOpen) => setOpened(isOpen ? row.id : null)}
          onRevoke={() => setRevoking(row)}
        />
      ))}
    </ul>
  );

  return (
    <Page
      title={assistantsWords.title}
      subtitle={
        known.length === 0 ? assistantsWords.remark : assistantsWords.countedRemark(known.length)
      }
      actions={
        known.length > 0 && (
          <Button isExpanded={showsOthers} onPress={() => setShowsAll(!showsOthers)}>
            {showsOthers
              ? assistantsWords.showKnown
              : assistantsWords.showAll(known.length + others.length)}
          </Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the rows */}
      <div ref={list} onKeyDown={(event) => list.current && walkRows(event, list.current)}>
        {known.length === 0 ? (
          <Empty title={assistantsWords.none} reason={assistantsWords.noneNext} />
        ) : (
          rows(known, assistantsWords.known)
        )}
        {showsOthers && (
          <>
            <h2 className="assistants-others">{assistantsWords.others}</h2>
            {rows(others, assistantsWords.others)}
          </>
        )}
      </div>
      {revoking && <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
