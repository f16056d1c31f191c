import type { AssistantStanding } from '../assistants/standing.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { setupWords } from '../words/setup.ts';

/** How it stands with an assistant, in the few words that choosing one needs. */
export function firstStanding(standing: AssistantStanding): string | null {
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
      return setupWords.assistant.found;
    case 'absent':
      return null;
  }
}
