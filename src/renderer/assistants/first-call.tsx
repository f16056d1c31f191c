import { Age } from '../parts/age.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { type AssistantRow, callSince } from './rows.ts';

interface FirstCallProps {
  readonly row: AssistantRow;
  readonly restart: string;
  /** Milliseconds since 1970; null while nothing was copied. */
  readonly copiedAtMs: number | null;
}

/** What to do after copying; after that, the wait for the first call, and its arrival. */
export function FirstCall({ row, restart, copiedAtMs }: FirstCallProps) {
  const calledAtMs = copiedAtMs === null ? null : callSince(row, copiedAtMs);
  return (
    <div className="first-call" role="status">
      {calledAtMs !== null && (
        <Callout tone="ready">
          <p className="first-call-line" data-tone="ready">
            <Icon name="tick" />
            <span>
              {assistantsWords.called(row.name)} <Age at={calledAtMs} />.
            </span>
          </p>
        </Callout>
      )}
      {calledAtMs === null && copiedAtMs !== null && (
        <p className="first-call-line">
          <Spinner />
          <span>
            {assistantsWords.waiting}. <WithCode text={restart} />
          </span>
        </p>
      )}
      {copiedAtMs === null && (
        <p>
          <span className="quiet-text">{assistantsWords.afterwards}</span>{' '}
          <WithCode text={restart} />
        </p>
      )}
    </div>
  );
}
