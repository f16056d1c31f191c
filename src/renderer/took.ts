import type { Check } from '../shared/verification.ts';

const SECOND = 1_000;

/** How long something took: "84 ms", "1.2 s". */
export function tookText(ms: number): string {
  return ms < SECOND ? `${Math.round(ms)} ms` : `${(ms / SECOND).toFixed(1)} s`;
}

/** Milliseconds of all checks, which run one after the other. */
export function tookTogether(checks: readonly Check[]): number {
  return checks.reduce((sum, { ms }) => sum + ms, 0);
}
