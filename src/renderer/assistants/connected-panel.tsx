import type { AssistantRow } from '../../shared/connecting.ts';
import { Age } from '../parts/age.tsx';
import { Button } from '../parts/button.tsx';
import { type Detail, DetailsList } from '../parts/details-list.tsx';
import { useVerifying, verify } from '../verifying.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { type Doing, useDoing } from './connections.ts';
import { FirstCall } from './first-call.tsx';
import { NewKeyButton } from './new-key.tsx';
import { LeftBackups, Warnings } from './remarks.tsx';
import { undoAndTell } from './undo-and-tell.ts';
import { VerifiedFromSeat } from './verified-from-seat.tsx';

interface ConnectedPanelProps {
  readonly row: AssistantRow;
  readonly onRevoke: () => void;
}

/** What became of connecting, how to take it back, and what is known of the assistant. */
export function ConnectedPanel({ row, onRevoke }: ConnectedPanelProps) {
  const doing = useDoing(row.id);
  const undoing = doing?.kind === 'undoing' ? assistantsWords.undoing : null;
  return (
    <>
      <FirstCall row={row} />
      <JustDone doing={doing} />
      <div className="assistant-actions">
        <VerifyButton row={row} />
        {(row.way !== null || doing?.kind === 'connected') && (
          <Button blockedBecause={undoing} onPress={() => void undoAndTell(row.id)}>
            {assistantsWords.undo}
          </Button>
        )}
        {row.hasKey && <NewKeyButton row={row} />}
        {row.hasKey && (
          <span className="assistant-revoke">
            <Button kind="danger" onPress={onRevoke}>
              {assistantsWords.revoke}
            </Button>
          </span>
        )}
      </div>
      <VerifiedFromSeat assistant={row.id} />
      <DetailsList details={factsOf(row)} />
    </>
  );
}

/** What the change of a moment ago left to know: the copy of the file, and what to look out for. */
function JustDone({ doing }: { readonly doing: Doing | null }) {
  if (doing?.kind !== 'connected') return null;
  const { assistant, warnings } = doing.output;
  // What was known before was said before; this came after the file was written.
  const after = warnings.filter(({ code }) => code === 'written-over');
  return (
    <>
      <Warnings texts={after.map(({ text }) => text)} />
      <LeftBackups assistant={assistant} output={doing.output} />
    </>
  );
}

export function VerifyButton({ row }: { readonly row: AssistantRow }) {
  const isRunning = useVerifying().kind === 'running';
  // A bridge is let in without a key.
  const isAble = row.hasKey || row.way === 'stdio';
  const blocked = isAble ? null : assistantsWords.verifyWithoutKey;
  return (
    <Button
      blockedBecause={isRunning ? assistantsWords.verifyRuns : blocked}
      onPress={() => void verify(row.id)}
    >
      {assistantsWords.verify}
    </Button>
  );
}

export function factsOf(row: AssistantRow): readonly Detail[] {
  const { lastSeen, client, protocolVersion, callsToday, lastError } = row;
  const words = assistantsWords.fact;
  const error = lastError === null ? null : assistantsWords.errorInWords(lastError);
  return [
    { name: words.lastCall, value: lastSeen === null ? words.none : <Age at={lastSeen} /> },
    { name: words.today, value: String(callsToday) },
    ...(client === null ? [] : [{ name: words.client, value: <code>{client}</code> }]),
    ...(protocolVersion === null
      ? []
      : [{ name: words.protocol, value: <code>{protocolVersion}</code> }]),
    ...(error === null ? [] : [{ name: words.lastError, value: error }]),
  ];
}
