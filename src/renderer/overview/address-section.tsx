import type { Snapshot } from '../../shared/snapshot.ts';
import { CodeWithCopy } from '../parts/code-with-copy.tsx';
import { overviewWords } from '../words/overview.ts';

const { address: words } = overviewWords;

export function AddressSection({ snapshot }: { readonly snapshot: Snapshot }) {
  return (
    <section>
      <div className="section-head">
        <h2>{words.title}</h2>
      </div>
      {snapshot.endpoint === null ? (
        <p className="quiet-text">{words.none}</p>
      ) : (
        <>
          <CodeWithCopy text={snapshot.endpoint} what={words.what} />
          <p className="section-note">{words.about[snapshot.health.state]}</p>
        </>
      )}
    </section>
  );
}
