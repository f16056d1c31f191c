import { holdRegion } from '../parts/announcer.ts';
import { Failed } from '../parts/failed.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Toast } from '../parts/toast.tsx';
import { endTold, useTold } from '../toasts.ts';
import { askForSnapshot, useHeldSnapshot } from '../use-snapshot.ts';
import { frameWords } from '../words/frame.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { useTheme } from './use-theme.ts';

/** The window: theme, frame, and what is told over them. */
export function App() {
  useTheme();
  const told = useTold();
  return (
    <>
      <ErrorBoundary>
        <Held />
      </ErrorBoundary>
      <Toast told={told} onEnd={endTold} />
      <div ref={holdRegion} className="unseen" aria-live="polite" />
    </>
  );
}

function Held() {
  const held = useHeldSnapshot();
  if (held.kind === 'held') return <Frame held={held} />;
  if (held.kind === 'waiting') return <Starting />;
  return (
    <main className="alone">
      <h1 className="unseen">{frameWords.app}</h1>
      <Failed
        title={frameWords.noAnswer}
        failure={held.failure}
        onAgain={() => void askForSnapshot()}
      />
    </main>
  );
}

/** Over before it is seen, as a rule. */
function Starting() {
  return (
    <main className="alone">
      <h1 className="unseen">{frameWords.starting}</h1>
      <Spinner />
    </main>
  );
}
