import type { Check } from '../shared/verification.ts';

const SECOND = 1_000;
const MINUTE = 60;

/** How long something took: "84 ms", "1.2 s", "2 min 5 s". */
export function tookText(ms: number): string {
  if (Math.round(ms) < SECOND) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < MINUTE) return `${(ms / SECOND).toFixed(1)} s`;
  return `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s`;
}

/** Milliseconds of all checks, which run one after the other. */
export function tookTogether(checks: readonly Check[]): number {
  return checks.reduce((sum, { ms }) => sum + ms, 0);
}
