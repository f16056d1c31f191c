import { useId } from 'react';
import { Button } from 'react-aria-components';
import { Age } from '../parts/age.tsx';
import { Icon } from '../parts/icon.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { AssistantDetail } from './assistant-detail.tsx';
import { type AssistantRow, type AssistantStanding, standingOf } from './rows.ts';

interface AssistantItemProps {
  readonly row: AssistantRow;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRevoke: () => void;
}

/** One assistant. Opens in place, so that what is copied is seen before it is copied. */
export function AssistantItem({ row, isOpen, onOpen, onRevoke }: AssistantItemProps) {
  const detailId = useId();
  const standing = standingOf(row);
  const hasKey = row.known?.hasKey === true;
  return (
    <li className="assistant" data-open={isOpen || undefined}>
      <Button
        className="assistant-row"
        data-row
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': detailId } : {})}
        onPress={() => onOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key === 'Delete' && hasKey) onRevoke();
          else if (event.key === 'Escape' && isOpen) onOpen(false);
          else event.continuePropagation();
        }}
      >
        <Monogram letters={row.monogram} isConnected={hasKey} />
        <span className="assistant-name">
          <span>{row.name}</span>
          {row.known?.client && <code>{row.known.client}</code>}
        </span>
        <Standing row={row} standing={standing} />
        <span className="assistant-today">
          {row.known && row.known.callsToday > 0 && assistantsWords.today(row.known.callsToday)}
        </span>
        <Icon name={isOpen ? 'up' : 'down'} />
      </Button>
      {isOpen && <AssistantDetail id={detailId} row={row} onRevoke={hasKey ? onRevoke : null} />}
    </li>
  );
}

interface StandingProps {
  readonly row: AssistantRow;
  readonly standing: AssistantStanding;
}

function Standing({ row, standing }: StandingProps) {
  const lastError = row.known?.lastError ?? null;
  switch (standing.kind) {
    case 'connected':
      return (
        <span className="assistant-standing" data-standing="connected">
          <Icon name="tick" />
          <span>
            {assistantsWords.lastCall} <Age at={standing.lastCallMs} />
          </span>
          {lastError !== null && (
            <span className="assistant-next">
              {assistantsWords.lastError(assistantsWords.errorInWords(lastError))}
            </span>
          )}
        </span>
      );
    case 'waiting':
      return (
        <span className="assistant-standing" data-standing="waiting">
          <span className="mark-waiting" />
          <span>{assistantsWords.waiting}</span>
          <span className="assistant-next">{assistantsWords.waitingSinceStart}</span>
        </span>
      );
    case 'revoked':
      return (
        <span className="assistant-standing" data-standing="revoked">
          <Icon name="cross" />
          <span>{assistantsWords.noKey}</span>
          <span className="assistant-next">{assistantsWords.noKeyNext}</span>
        </span>
      );
    case 'unconnected':
      return <span />;
  }
}
