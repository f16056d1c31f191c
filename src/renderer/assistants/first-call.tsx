import type { AssistantRow } from '../../shared/connecting.ts';
import { Age } from '../parts/age.tsx';
import { Callout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { sinceOf, useDoing } from './connections.ts';
import { standingOf } from './standing.ts';

/** The wait for the first call with what to do for it, and its arrival when it was waited for here. */
export function FirstCall({ row }: { readonly row: AssistantRow }) {
  const sinceMs = sinceOf(useDoing(row.id));
  const standing = standingOf(row, sinceMs);
  return (
    <div className="first-call" role="status">
      {standing.kind === 'waiting' && (
        <Callout tone="work">
          <p className="first-call-line">
            <Spinner />
            <span>
              <strong>{assistantsWords.waiting}.</strong> <WithCode text={row.restart} />
            </span>
          </p>
        </Callout>
      )}
      {standing.kind === 'connected' && sinceMs !== null && (
        <Callout tone="ready">
          <p className="first-call-line" data-tone="ready">
            <Icon name="tick" />
            <span>
              {assistantsWords.called(row.name)} <Age at={standing.lastCallMs} />.
            </span>
          </p>
        </Callout>
      )}
    </div>
  );
}
