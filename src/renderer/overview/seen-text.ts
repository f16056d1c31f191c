import { ageText } from '../../shared/ages.ts';
import type { Health } from '../../shared/health.ts';
import type { KnownAssistant } from '../../shared/snapshot.ts';
import { overviewWords } from '../words/overview.ts';

const { assistants: words } = overviewWords;

/**
 * When an assistant was here last. While there is trouble, one that called since it began was told
 * about it.
 */
export function seenText(
  { lastSeen }: Pick<KnownAssistant, 'lastSeen'>,
  health: Pick<Health, 'state' | 'since'>,
  nowMs: number,
): string {
  if (lastSeen === null) return words.noCall;
  const seenMs = Date.parse(lastSeen);
  const age = ageText(seenMs, nowMs);
  const isWell = health.state === 'ready' || health.state === 'working';
  return !isWell && seenMs >= Date.parse(health.since) ? words.told(age) : age;
}
