import type { Failure } from '../../shared/failure.ts';
import type { Draft } from '../../shared/setup.ts';
import { fixOf } from '../words/fixes.ts';
import { setupWords } from '../words/setup.ts';

const { verdicts } = setupWords;

export interface PasteVerdict {
  readonly kind: 'understood' | 'half' | 'mistake';
  readonly words: string;
  readonly offersClearing: boolean;
}

const mistakes: Readonly<Record<string, string>> = {
  rest_token_pasted: verdicts.restToken,
  credentials_incomplete: verdicts.nothing,
};

/** What to say of what was pasted; null before anything was. */
export function pasteVerdict(draft: Draft | null, failure: Failure | null): PasteVerdict | null {
  if (failure) {
    const words = mistakes[failure.code] ?? `${failure.title}. ${fixOf(failure)}`;
    return { kind: 'mistake', words, offersClearing: false };
  }
  if (!draft?.clientId && !draft?.clientSecret) return null;
  const offersClearing = draft.clipboardHoldsSecret;
  if (draft.clientId && draft.clientSecret) {
    const words = offersClearing ? verdicts.bothOnClipboard : verdicts.both;
    return { kind: 'understood', words, offersClearing };
  }
  const words = draft.clientId ? verdicts.onlyId : verdicts.onlySecret;
  return { kind: 'half', words, offersClearing };
}

/** Why it cannot be proven yet; null when it can. */
export function whyNotYet(draft: Draft | null): string | null {
  const { missingBoth, missingId, missingSecret } = setupWords.connect;
  if (draft?.clientId) return draft.clientSecret ? null : missingSecret;
  return draft?.clientSecret ? missingId : missingBoth;
}

const MOST = 6;

/** The lines that are drawn: all of a few, else those with a meaning first, in their order. */
export function shownLines(lines: Draft['lines']): Draft['lines'] {
  if (lines.length <= MOST) return lines;
  const telling = lines.filter(({ meaning }) => meaning !== 'nothing');
  return (telling.length > 0 ? telling : lines).slice(0, MOST);
}
