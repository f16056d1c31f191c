import type { Disconnected } from '../../shared/connecting.ts';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { undo } from './connections.ts';

/** Takes our entry out again, and says what became of the file. */
export async function undoAndTell(assistant: string): Promise<void> {
  const undone = await undo(assistant);
  if (!undone.ok) return tell(undone.failure.title, { hasFailed: true });
  return tell(undoneText(undone.value), { hasFailed: undone.value.some(isRefused) });
}

/** What an undo did, in a sentence: what was refused first, then what was done. */
export function undoneText(rows: readonly Disconnected[]): string {
  const row = rows.find(isRefused) ?? rows[0];
  if (!row) return assistantsWords.undoneNothing;
  const said = assistantsWords.undone[row.outcome];
  return row.outcome === 'refused' && row.cause ? `${said} ${row.cause}` : said;
}

function isRefused({ outcome }: Disconnected): boolean {
  return outcome === 'refused';
}
