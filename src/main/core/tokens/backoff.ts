/** No arithmetic brings a delay between tries under this. */
export const LEAST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * Delay before the next try by itself, after `failures` failures in a row: doubles from 1 s to 60 s,
 * with up to a quarter of jitter so that many computers do not come back at the same moment.
 */
export function retryDelayMs(failures: number, unit: number): number {
  const doubled = LEAST_DELAY_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10);
  return clamp(doubled * (0.875 + 0.25 * unit));
}

/** `Retry-After` is obeyed up to a minute. */
export function obeyedRetryMs(retryAfterSeconds: number): number {
  return clamp(retryAfterSeconds * 1_000);
}

function clamp(ms: number): number {
  return Number.isFinite(ms)
    ? Math.min(Math.max(ms, LEAST_DELAY_MS), LONGEST_DELAY_MS)
    : LONGEST_DELAY_MS;
}

/** How soon after the last try a caller who needs a token may bring the next one forward. */
export function callerFloorMs(outageMs: number): number {
  if (outageMs < 30_000) return LEAST_DELAY_MS;
  return outageMs < 120_000 ? 5_000 : 15_000;
}

const HOUR_MS = 3_600_000;
const CEILING = 300;

/** Token requests allowed in an hour: 300, or three times what tokens of this life need. */
export function hourlyCeiling(lifeMs: number): number {
  return Math.max(CEILING, Math.ceil((3 * HOUR_MS) / Math.max(lifeMs, 1)));
}

/** Milliseconds until the ceiling allows another request; 0 when it does now. Times are monotonic. */
export function ceilingWaitMs(
  requestTimes: readonly number[],
  nowMs: number,
  lifeMs: number,
): number {
  // The times ascend, so the one that many requests ago tells whether all since lie in one hour.
  const oldestMs = requestTimes[requestTimes.length - hourlyCeiling(lifeMs)];
  return oldestMs === undefined ? 0 : Math.max(oldestMs + HOUR_MS - nowMs, 0);
}
