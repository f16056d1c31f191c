const FOCUSABLE =
  'button:not([tabindex="-1"]):not(:disabled), input:not(:disabled), textarea, [tabindex="0"]';

/** Moves the focus to the next element marked `data-pane`: its first stop, or itself. */
export function focusNextPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  // The innermost one that holds the focus: panes may lie within the screen's.
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + direction + panes.length) % panes.length];
  (next?.querySelector<HTMLElement>(FOCUSABLE) ?? next)?.focus();
}
