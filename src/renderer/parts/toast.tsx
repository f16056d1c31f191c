import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon } from './icon.tsx';

const SHOWN_MS = 6_000;

/** What the person just did here, told once: one at a time, with at most one action. */
export interface Told {
  readonly id: number;
  readonly words: string;
  readonly hasFailed: boolean;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export function Toast({ told, onEnd }: { readonly told: Told | null; readonly onEnd: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const id = told?.id;
  useEffect(() => {
    if (id === undefined || isHeld) return;
    const timer = window.setTimeout(onEnd, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [id, isHeld, onEnd]);

  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className="toast-region" role="status">
      {told && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it from leaving
        <div
          key={told.id}
          className="toast"
          onPointerEnter={hold}
          onPointerLeave={release}
          onFocus={hold}
          onBlur={release}
        >
          <Icon name={told.hasFailed ? 'cross' : 'tick'} />
          <span>{told.words}</span>
          {told.action && <ToastAction action={told.action} onEnd={onEnd} />}
        </div>
      )}
    </div>
  );
}

interface ToastActionProps {
  readonly action: NonNullable<Told['action']>;
  readonly onEnd: () => void;
}

function ToastAction({ action, onEnd }: ToastActionProps) {
  function act(): void {
    onEnd();
    action.run();
  }
  return (
    <AriaButton className="toast-action" onPress={act}>
      {action.label}
    </AriaButton>
  );
}
