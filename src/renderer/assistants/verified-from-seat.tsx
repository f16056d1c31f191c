import { CheckRow } from '../parts/check-row.tsx';
import { Icon } from '../parts/icon.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { tookText, tookTogether } from '../took.ts';
import { useVerifying } from '../verifying.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { checkNames } from '../words/checks.ts';
import { fixOf } from '../words/fixes.ts';

/** What verifying an assistant's own way is finding, or found. */
export function VerifiedFromSeat({ assistant }: { readonly assistant: string }) {
  const verifying = useVerifying();
  if (verifying.kind === 'none' || verifying.assistant !== assistant) return null;
  return (
    <div className="verified" role="status">
      <Found verifying={verifying} />
    </div>
  );
}

type Shown = Exclude<ReturnType<typeof useVerifying>, { kind: 'none' }>;

function Found({ verifying }: { readonly verifying: Shown }) {
  if (verifying.kind === 'running') {
    return (
      <p className="first-call-line">
        <Spinner />
        <span>{assistantsWords.verifying(verifying.checks.length)}</span>
      </p>
    );
  }
  if (verifying.kind === 'failed') {
    return (
      <p className="first-call-line" data-tone="fail">
        <Icon name="cross" />
        <span>
          {verifying.failure.title}. {fixOf(verifying.failure)}
        </span>
      </p>
    );
  }
  const { checks } = verifying.verification;
  const bad = checks.filter(({ outcome }) => outcome === 'failed');
  if (bad.length === 0) {
    return (
      <p className="first-call-line" data-tone="ready">
        <Icon name="tick" />
        <span>{assistantsWords.verified(checks.length, tookText(tookTogether(checks)))}</span>
      </p>
    );
  }
  return (
    <ul className="checks">
      {bad.map(({ id, ms, cause, fix, code }) => (
        <CheckRow
          key={id}
          mark="failed"
          name={checkNames[id]}
          found=""
          took={tookText(ms)}
          trouble={{ cause, fix: fixOf({ code: code ?? '', next: fix }), action: null }}
        />
      ))}
    </ul>
  );
}
