import { useEffect, useRef } from 'react';
import type { Screen } from '../../shared/ipc.ts';
import { platform } from '../bridge.ts';
import { focusNextPane } from './panes.ts';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

interface Handlers {
  readonly onScreen: (screen: Screen) => void;
  readonly onVerify: () => void;
  readonly onShortcuts: () => void;
}

/** Hears the keys that mean the same everywhere in the window. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      const shortcut = shortcutOf(event, platform() === 'darwin', isTyping(event.target));
      // An open dialog keeps the keys to itself.
      if (!shortcut || event.defaultPrevented || document.querySelector('.dialog')) return;
      event.preventDefault();
      carryOut(shortcut, latest.current);
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function carryOut(shortcut: Shortcut, handlers: Handlers): void {
  if (shortcut.kind === 'screen') handlers.onScreen(shortcut.screen);
  else if (shortcut.kind === 'verify') handlers.onVerify();
  else if (shortcut.kind === 'list') handlers.onShortcuts();
  else focusNextPane(shortcut.kind === 'next-pane' ? 1 : -1);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, [role="textbox"]'))
  );
}
