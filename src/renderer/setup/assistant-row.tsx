import { useId, useState } from 'react';
import type { AssistantRow as Row } from '../../shared/connecting.ts';
import { ConnectPanel } from '../assistants/connect-panel.tsx';
import { useDoing } from '../assistants/connections.ts';
import { shortPath } from '../assistants/short-path.ts';
import { SnippetPanel } from '../assistants/snippet-panel.tsx';
import { panelOf, rowActionOf, standingOf } from '../assistants/standing.ts';
import { useOpenedInView } from '../assistants/use-opened-in-view.ts';
import { Button } from '../parts/button.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { setupWords } from '../words/setup.ts';
import { firstStanding } from './first-standing.ts';
import { changeSetup } from './setup-state.ts';

const words = setupWords.assistant;

interface AssistantRowProps {
  readonly row: Row;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One assistant that can be connected; it opens in place, so the change is seen before it is made. */
export function AssistantRow({ row, isOpen, onToggle }: AssistantRowProps) {
  const id = useId();
  const doing = useDoing(row.id);
  const panel = panelOf(row, doing?.kind ?? null);
  const standing = standingOf(row, null);
  const said = firstStanding(standing, row.path && shortPath(row.path));
  const item = useOpenedInView(isOpen);
  const isConnected = panel === 'connected';
  return (
    <li ref={item} className="first-row">
      <div className="first-head">
        <Monogram letters={row.monogram} isConnected={row.hasKey} />
        <span className="first-name">
          <span>{row.name}</span>
          {said !== null && (
            <span className="quiet-text">
              <WithCode text={said} />
            </span>
          )}
        </span>
        {isConnected ? (
          <Button isSmall onPress={() => waitFor(row, Date.now(), row.callsToday)}>
            {words.waitForIt}
            <span className="unseen">{row.name}</span>
          </Button>
        ) : (
          <Button isSmall isExpanded={isOpen} controls={id} onPress={onToggle}>
            {isOpen ? words.close : labelOf(rowActionOf(standing))}
            <span className="unseen">{row.name}</span>
          </Button>
        )}
      </div>
      {isOpen && !isConnected && (
        <div className="first-forms" id={id}>
          <Opened row={row} panel={panel} />
        </div>
      )}
    </li>
  );
}

function labelOf(action: ReturnType<typeof rowActionOf>): string {
  return action === null ? words.show : assistantsWords.rowAction[action];
}

interface OpenedProps {
  readonly row: Row;
  readonly panel: ReturnType<typeof panelOf>;
}

function Opened({ row, panel }: OpenedProps) {
  // A call may come while the change is still looked after.
  const [callsBefore] = useState(row.callsToday);
  const onCopied = () => waitFor(row, Date.now(), callsBefore);
  if (panel === 'connect') {
    return (
      <ConnectPanel
        row={row}
        onConnected={({ atMs }) => waitFor(row, atMs, callsBefore)}
        onCopied={onCopied}
      />
    );
  }
  const why = row.problem?.cause ?? row.byHand;
  return (
    <>
      {why && (
        <p>
          <WithCode text={why} />
        </p>
      )}
      <SnippetPanel row={row} isMain onCopied={onCopied} />
    </>
  );
}

function waitFor({ id }: Row, sinceMs: number, callsBefore: number): void {
  changeSetup({ awaited: { assistant: id, sinceMs, callsBefore, calledWith: null } });
}
