import type { Secret } from '../../../shared/secret.ts';
import type { Clock } from '../ports.ts';

/** An access token with its life; times are readings of the two clocks when the answer came. */
export interface AccessToken {
  readonly value: Secret;
  readonly scopes: readonly string[];
  readonly lifeMs: number;
  readonly receivedMonotonicMs: number;
  readonly receivedWallMs: number;
}

/** Tokens are given up this long before their end, or at a tenth of their life if that is less. */
const MARGIN_MS = 5_000;

/**
 * Age by the clock that says more: the monotonic one stands still in suspend on Linux, the wall
 * clock can be set back, so neither alone is enough.
 */
export function ageMs(token: AccessToken, clock: Clock): number {
  return Math.max(
    clock.monotonicMs() - token.receivedMonotonicMs,
    clock.wallMs() - token.receivedWallMs,
    0,
  );
}

export function lifeLeftMs(token: AccessToken, clock: Clock): number {
  return token.lifeMs - ageMs(token, clock);
}

export function isFresh(token: AccessToken, clock: Clock): boolean {
  return lifeLeftMs(token, clock) > Math.min(MARGIN_MS, token.lifeMs / 10);
}

/** When to renew, counted from the token's arrival: a random point between 60 and 75 % of its life. */
export function renewAfterMs(lifeMs: number, unit: number): number {
  return lifeMs * (0.6 + 0.15 * unit);
}
