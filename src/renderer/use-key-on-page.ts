import { useEffect, useRef } from 'react';

/**
 * Runs for a key pressed anywhere on the page, but where text is typed, where the key presses
 * something, or while a dialog is open.
 */
export function useKeyOnPage(key: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== key.toLowerCase()) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTaken(event.target, key)) return;
      event.preventDefault();
      latest.current();
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [key]);
}

const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable]';
const PRESSED = 'button, a, input, [role=button], [role=option], [role=gridcell], [role=tab]';

function isTaken(target: EventTarget | null, key: string): boolean {
  if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return true;
  return target instanceof Element && target.closest(key === ' ' ? PRESSED : TYPED_INTO) !== null;
}
