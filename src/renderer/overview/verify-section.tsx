import { CheckList } from '../checks/check-list.tsx';
import { checkRows } from '../checks/check-rows.ts';
import { pathStops } from '../checks/path-stops.ts';
import { Button } from '../parts/button.tsx';
import { Failed } from '../parts/failed.tsx';
import { Path } from '../parts/path.tsx';
import { tookText, tookTogether } from '../took.ts';
import { closeVerifying, useVerifying, type Verifying, verify } from '../verifying.ts';
import { checkNames } from '../words/checks.ts';
import { frameWords } from '../words/frame.ts';
import { overviewWords } from '../words/overview.ts';
import { setupWords } from '../words/setup.ts';
import { TroubleAction } from './verify-trouble.tsx';

const { verifying: words } = overviewWords;

/** A verification that was asked for, live, and its outcome until it is closed. */
export function VerifySection() {
  const verifying = useVerifying();
  if (verifying.kind === 'none') return null;
  return (
    <section className="verifying" aria-busy={verifying.kind === 'running'}>
      <div className="section-head">
        <h2>
          <span role="status">{titleOf(verifying)}</span>
        </h2>
        {verifying.kind !== 'running' && (
          <span className="verifying-buttons">
            <Button kind="quiet" isSmall onPress={() => void verify(verifying.assistant)}>
              {words.again}
            </Button>
            <Button kind="quiet" isSmall onPress={closeVerifying}>
              {words.close}
            </Button>
          </span>
        )}
      </div>
      {verifying.kind === 'failed' ? (
        <Failed title={words.failed} failure={verifying.failure} />
      ) : (
        <Checks verifying={verifying} />
      )}
    </section>
  );
}

function Checks({
  verifying,
}: {
  readonly verifying: Extract<Verifying, { kind: 'running' | 'done' }>;
}) {
  const isRunning = verifying.kind === 'running';
  const checks = isRunning ? verifying.checks : verifying.verification.checks;
  const rows = checkRows(checks, isRunning);
  return (
    <>
      <Path label={setupWords.prove.path} stops={pathStops(rows, verifying.assistant !== null)} />
      <CheckList
        label={setupWords.prove.checks}
        rows={rows}
        actionFor={(row, isFirst) => (isFirst ? <TroubleAction row={row} /> : null)}
      />
    </>
  );
}

function titleOf(verifying: Verifying): string {
  if (verifying.kind === 'running') return words.running;
  if (verifying.kind !== 'done') return words.title;
  const { checks } = verifying.verification;
  const bad = checks.find(({ outcome }) => outcome === 'failed');
  if (bad) return frameWords.checkFailedTitle(checkNames[bad.id]);
  return frameWords.allPassed(checks.length, tookText(tookTogether(checks)));
}
