import { type RefObject, useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AssistantRow } from '../../shared/connecting.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { AssistantDetail } from './assistant-detail.tsx';
import { sinceOf, useDoing } from './connections.ts';
import { shortPath } from './short-path.ts';
import { type PanelKind, panelOf, rowActionOf, standingOf } from './standing.ts';
import { Standing } from './standing-text.tsx';
import { useOpenedInView } from './use-opened-in-view.ts';

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
  const ownRow = useFocusKept(panel);
  const item = useOpenedInView(isOpen);
  return (
    <li ref={item} className="assistant" data-open={isOpen || undefined}>
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
          <Monogram letters={row.monogram} isConnected={row.hasKey} />
          <span className="assistant-name">
            <span>{row.name}</span>
            {row.path !== null && row.byHand === null && <code>{shortPath(row.path)}</code>}
          </span>
          <Standing row={row} standing={standing} below={panel} />
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
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what it comes from
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onOpen(false);
            ownRow.current?.focus();
          }}
        >
          <AssistantDetail id={detailId} row={row} onRevoke={onRevoke} onLookAgain={onLookAgain} />
        </div>
      )}
    </li>
  );
}

/** Once the button that was pressed goes with what it stood in, the row has the focus. */
function useFocusKept(panel: PanelKind | null): RefObject<HTMLButtonElement | null> {
  const row = useRef<HTMLButtonElement>(null);
  const before = useRef<PanelKind | null>(undefined);
  useEffect(() => {
    const isOther = before.current !== undefined && panel !== null && before.current !== panel;
    before.current = panel;
    if (isOther && document.activeElement === document.body) row.current?.focus();
  }, [panel]);
  return row;
}
