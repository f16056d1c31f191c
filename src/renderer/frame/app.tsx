import { holdRegion } from '../parts/announcer.ts';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
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
  if (held.kind === 'waiting') return <Loading rows={0} />;
  return (
    <main className="alone">
      <Failed
        title={frameWords.noAnswer}
        failure={held.failure}
        onAgain={() => void askForSnapshot()}
      />
    </main>
  );
}
