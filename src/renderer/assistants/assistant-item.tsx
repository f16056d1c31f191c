import { useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AssistantRow } from '../../shared/connecting.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { AssistantDetail } from './assistant-detail.tsx';
import { sinceOf, useDoing } from './connections.ts';
import { shortPath } from './short-path.ts';
import { panelOf, rowActionOf, standingOf } from './standing.ts';
import { Standing } from './standing-text.tsx';

interface AssistantItemProps {
  readonly row: AssistantRow;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRevoke: () => void;
  readonly onLookAgain: () => void;
}

/** One assistant. Opens in place, so that a change is seen before anything is written. */
export function AssistantItem(props: AssistantItemProps) {
  const { row, isOpen, onOpen, onRevoke, onLookAgain } = props;
  const detailId = useId();
  const doing = useDoing(row.id);
  const standing = standingOf(row, sinceOf(doing));
  const action = isOpen ? null : rowActionOf(standing);
  const panel = isOpen ? panelOf(row, doing?.kind ?? null) : null;
  const showsChange = panel === 'connect';
  const ownRow = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed went with the panel it stood in.
    if (panel !== null && document.activeElement === document.body) ownRow.current?.focus();
  }, [panel]);
  return (
    <li className="assistant" data-open={isOpen || undefined}>
      <div className="assistant-line">
        <AriaButton
          ref={ownRow}
          className="assistant-row"
          data-row
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': detailId } : {})}
          onPress={() => onOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key === 'Delete' && row.hasKey) onRevoke();
            else if (event.key === 'Escape' && isOpen) onOpen(false);
            else event.continuePropagation();
          }}
        >
          <Monogram letters={row.monogram} isConnected={row.way !== null || row.hasKey} />
          <span className="assistant-name">
            <span>{row.name}</span>
            {row.path !== null && row.byHand === null && <code>{shortPath(row.path)}</code>}
          </span>
          <Standing row={row} standing={standing} showsChange={showsChange} />
          <span className="assistant-today">
            {row.callsToday > 0 && assistantsWords.today(row.callsToday)}
          </span>
          <Icon name={isOpen ? 'up' : 'down'} />
        </AriaButton>
        {action && (
          <Button isSmall onPress={() => onOpen(true)}>
            {assistantsWords.rowAction[action]}
            <span className="unseen">{assistantsWords.ofAssistant(row.name)}</span>
          </Button>
        )}
      </div>
      {isOpen && (
        <AssistantDetail id={detailId} row={row} onRevoke={onRevoke} onLookAgain={onLookAgain} />
      )}
    </li>
  );
}
