import { ask } from '../bridge.ts';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { noteDoing } from './connections.ts';

/** Puts a form with the assistant's own key on the clipboard, and waits for its call from then on. */
export async function copySnippet(
  { id, name }: { readonly id: string; readonly name: string },
  form: number,
): Promise<boolean> {
  const copied = await ask('copySnippet', { assistant: id, form });
  if (!copied.ok) {
    tell(copied.failure.title, { hasFailed: true });
    return false;
  }
  noteDoing(id, { kind: 'copied', atMs: Date.now() });
  tell(assistantsWords.copied(name));
  return true;
}
