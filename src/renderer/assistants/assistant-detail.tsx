import { useState } from 'react';
import type { Snippet } from '../../shared/outputs.ts';
import { ask } from '../bridge.ts';
import { Age } from '../parts/age.tsx';
import { Button } from '../parts/button.tsx';
import { type Detail, DetailsList } from '../parts/details-list.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { tell } from '../toasts.ts';
import { useAnswer } from '../use-answer.ts';
import { useVerifying, verify } from '../verifying.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { FirstCall } from './first-call.tsx';
import type { AssistantRow } from './rows.ts';
import { SnippetForms } from './snippet-forms.tsx';
import { VerifiedFromSeat } from './verified-from-seat.tsx';

interface AssistantDetailProps {
  readonly id: string;
  readonly row: AssistantRow;
  /** Null when there is no key to revoke. */
  readonly onRevoke: (() => void) | null;
}

/** What to copy, what to do then, and what is known of an assistant. */
export function AssistantDetail({ id, row, onRevoke }: AssistantDetailProps) {
  const answer = useAnswer('previewSnippet', { assistant: row.id });
  return (
    <div className="assistant-detail" id={id}>
      {answer.value !== null && <Forms row={row} snippet={answer.value} onRevoke={onRevoke} />}
      {answer.value === null && answer.kind === 'loading' && <Loading rows={3} />}
      {answer.value === null && answer.failure && (
        <Failed
          title={assistantsWords.failedForms}
          failure={answer.failure}
          onAgain={answer.askAgain}
        />
      )}
    </div>
  );
}

interface FormsProps {
  readonly row: AssistantRow;
  readonly snippet: Snippet;
  readonly onRevoke: (() => void) | null;
}

function Forms({ row, snippet, onRevoke }: FormsProps) {
  const [form, setForm] = useState(0);
  const [copiedAtMs, setCopiedAtMs] = useState<number | null>(null);
  const verifying = useVerifying();
  const isRunning = verifying.kind === 'running';
  const blocked = onRevoke === null ? assistantsWords.verifyWithoutKey : null;

  async function copy(): Promise<void> {
    const copied = await ask('copySnippet', { assistant: row.id, form });
    if (!copied.ok) return tell(copied.failure.title, { hasFailed: true });
    setCopiedAtMs(Date.now());
    return tell(assistantsWords.copied(row.name));
  }

  return (
    <>
      <SnippetForms name={row.name} forms={snippet.forms} chosen={form} onChoose={setForm} />
      <FirstCall row={row} restart={snippet.restart} copiedAtMs={copiedAtMs} />
      <div className="assistant-actions">
        <Button kind="filled" icon="copy" onPress={() => void copy()}>
          {assistantsWords.copySnippet}
        </Button>
        <Button
          blockedBecause={isRunning ? assistantsWords.verifyRuns : blocked}
          onPress={() => void verify(row.id)}
        >
          {assistantsWords.verify}
        </Button>
        {onRevoke && (
          <span className="assistant-revoke">
            <Button kind="danger" onPress={onRevoke}>
              {assistantsWords.revoke}
            </Button>
          </span>
        )}
      </div>
      <p className="assistant-note">{assistantsWords.keyNote(row.name)}</p>
      <VerifiedFromSeat assistant={row.id} />
      {row.known && <DetailsList details={factsOf(row.known)} />}
    </>
  );
}

function factsOf(known: NonNullable<AssistantRow['known']>): readonly Detail[] {
  const { lastSeen, client, protocolVersion, callsToday, lastError } = known;
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
