import type { AssistantStanding } from '../assistants/standing.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { setupWords } from '../words/setup.ts';

/**
 * How it stands with an assistant, in the few words that choosing one needs; names in backticks.
 * `path` is that of its file, as it is shown.
 */
export function firstStanding(standing: AssistantStanding, path: string | null): string | null {
  switch (standing.kind) {
    case 'connected':
    case 'waiting':
      return setupWords.assistant.hasKey;
    case 'old':
      return assistantsWords.old[standing.reason];
    case 'revoked':
      return assistantsWords.noKey;
    case 'address-changed':
      return assistantsWords.addressChanged;
    case 'problem':
      return assistantsWords.problem;
    case 'by-hand':
      return assistantsWords.byHand;
    case 'found':
      return path === null ? null : `\`${path}\``;
    case 'absent':
      return null;
  }
}
