import type { Moment } from '../shared/said.ts';

/**
 * The moment of drawing for something that was received. A clock that was set back, or one that has
 * not stepped since, makes no negative span.
 */
export function momentAfter(receivedAtMs: number, nowMs: number): Moment {
  const secondsSince = Math.max(0, Math.floor((nowMs - receivedAtMs) / 1_000));
  return { nowMs: Math.max(nowMs, receivedAtMs), secondsSince };
}

/** What is left of a span that counts down, in whole seconds. */
export function secondsLeft(seconds: number, secondsSince: number): number {
  return Math.max(0, Math.floor(seconds - secondsSince));
}

/** A countdown such as "6:42". */
export function countdownText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
