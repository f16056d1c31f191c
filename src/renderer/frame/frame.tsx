import { useState } from 'react';
import { go, usePlace } from '../place.ts';
import { SetupSteps } from '../setup/setup-steps.tsx';
import type { HeldSnapshot } from '../use-snapshot.ts';
import { Navigation } from './navigation.tsx';
import { screens, setupScreen } from './screens.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { shownScreen } from './shown-screen.ts';
import { TrayMissing } from './tray-missing.tsx';
import { useFocusOn } from './use-focus-on.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { verifyAndTell } from './verify-and-tell.ts';

interface FrameProps {
  readonly held: Extract<HeldSnapshot, { kind: 'held' }>;
}

/** Sidebar and screen. */
export function Frame({ held }: FrameProps) {
  const { snapshot, receivedAtMs } = held;
  const place = usePlace();
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const shown = shownScreen(place.screen, snapshot);
  const Screen = screens.find(({ id }) => id === shown)?.component ?? setupScreen;
  useFocusOn(shown);
  useShortcuts({
    onScreen: go,
    onVerify: () => void verifyAndTell(shown),
    onShortcuts: () => setShowsShortcuts(true),
  });
  return (
    <div className="frame">
      <Navigation
        snapshot={snapshot}
        shown={shown}
        steps={shown === 'setup' ? <SetupSteps /> : null}
      />
      <main className="screen" data-pane tabIndex={-1} key={shown}>
        {snapshot.trayMissing && <TrayMissing />}
        <Screen snapshot={snapshot} receivedAtMs={receivedAtMs} detail={place.detail} />
      </main>
      {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
    </div>
  );
}
