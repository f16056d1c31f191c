import type { Scene } from './scene.ts';

const PATIENCE_MS = 4_000;
const BUTTONS = 'button, [role="tab"], [role="row"], [role="option"], [role="gridcell"], label';

/** Does to the drawn scene what a person would do. */
export async function play(scene: Scene): Promise<void> {
  if (scene.paste !== undefined)
    paste(await found(() => document.querySelector('textarea')), scene.paste);
  for (const name of scene.press ?? []) {
    const button = await found(() => buttonNamed(name));
    button.click();
    await drawn();
  }
}

function paste(field: HTMLTextAreaElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.focus();
  field.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

function buttonNamed(name: string): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(BUTTONS)];
  // Nobody reaches what lies behind a dialog.
  const reached = all.filter((each) => !each.closest('[inert], [aria-hidden="true"]'));
  return (
    reached.find((each) => (each.ariaLabel ?? each.textContent).trim().startsWith(name)) ?? null
  );
}

async function found<T>(look: () => T | null): Promise<T> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = look();
    if (seen !== null) return seen;
    if (performance.now() > endMs) throw new Error('The scene has nothing to press by that name');
    await drawn();
  }
}

function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
