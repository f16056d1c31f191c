import { go, type Place } from '../place.ts';
import { tell } from '../toasts.ts';
import { tookText, tookTogether } from '../took.ts';
import { verify } from '../verifying.ts';
import { checkNames } from '../words/checks.ts';
import { frameWords } from '../words/frame.ts';

/** Verifies from wherever the person is. Overview shows the checks; elsewhere a toast tells. */
export async function verifyAndTell(shown: Place['screen']): Promise<void> {
  const after = await verify();
  if (shown === 'overview' || after.kind === 'running' || after.kind === 'none') return;
  const action = { label: frameWords.seeIt, run: () => go('overview') };
  if (after.kind === 'failed') return tell(after.failure.title, { hasFailed: true, action });
  const { checks } = after.verification;
  const bad = checks.find(({ outcome }) => outcome === 'failed');
  if (bad) {
    const words = frameWords.checkFailed(checkNames[bad.id], bad.cause);
    return tell(words, { hasFailed: true, action });
  }
  return tell(frameWords.allPassed(checks.length, tookText(tookTogether(checks))), { action });
}
