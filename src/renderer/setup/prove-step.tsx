import type { Snapshot } from '../../shared/snapshot.ts';
import { checkIds } from '../../shared/verification.ts';
import { CheckList } from '../checks/check-list.tsx';
import { checkRows, type Row } from '../checks/check-rows.ts';
import { pathStops } from '../checks/path-stops.ts';
import { Button } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { Page } from '../parts/page.tsx';
import { Path } from '../parts/path.tsx';
import { setupWords } from '../words/setup.ts';
import { keychainRow } from './keychain-row.ts';
import { prove } from './prove-actions.ts';
import { ProveFooter } from './prove-footer.tsx';
import { proveVerdict } from './prove-verdict.ts';
import { type Proving, useSetup } from './setup-state.ts';
import { TroubleAction } from './trouble-action.tsx';
import { useProveOnReturn } from './use-prove-on-return.ts';

const words = setupWords.prove;

/** The checks run live; what failed says whose side it is on. Nothing is saved before. */
export function ProveStep({ snapshot }: { readonly snapshot: Snapshot }) {
  const { proving } = useSetup();
  useProveOnReturn(proving);
  const isInUse = snapshot.assistants.some(({ lastSeen }) => lastSeen !== null);
  const verdict = proveVerdict(proving);
  const rows = rowsOf(proving);
  const origin = proving.kind === 'done' ? proving.proof.unconfirmedTokenOrigin : null;
  return (
    <Page
      title={verdict.title}
      isReadOnly
      subtitle={<span role="status">{verdict.next}</span>}
      footer={<ProveFooter proving={proving} isInUse={isInUse} />}
    >
      <div className="prove" aria-busy={proving.kind === 'running'}>
        {origin && <OriginQuestion origin={origin} />}
        <Path label={words.path} stops={pathStops(rows, false)} />
        <CheckList
          label={words.checks}
          rows={rows}
          actionFor={(row, isFirst) => (isFirst ? <TroubleAction row={row} /> : null)}
        />
      </div>
    </Page>
  );
}

function rowsOf(proving: Proving): readonly Row[] {
  const isRunning = proving.kind === 'running';
  const checks = isRunning ? proving.checks : checksOf(proving);
  return [...checkRows(checks, isRunning), keychainRow(proving, checks.length === checkIds.length)];
}

function checksOf(proving: Proving) {
  return proving.kind === 'done' ? proving.proof.verification.checks : [];
}

function OriginQuestion({ origin }: { readonly origin: string }) {
  return (
    <Callout tone="need">
      <p>{words.askOrigin(origin)}</p>
      <Button onPress={() => void prove(origin)}>{words.useOrigin(origin)}</Button>
    </Callout>
  );
}
