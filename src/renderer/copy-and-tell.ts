import { ask } from './bridge.ts';
import { tell } from './toasts.ts';

/** Copies a text through main and says so, in the given words, over the window. */
export async function copyAndTell(text: string, words: string): Promise<void> {
  const answer = await ask('copyText', { text });
  if (answer.ok) tell(words);
  else tell(answer.failure.title, { hasFailed: true });
}
