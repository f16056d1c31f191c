import { z } from 'zod';
import type { Quarter, Strip } from '../../../shared/snapshot.ts';

const QUARTER_MS = 900_000;
/** A day of them. */
const QUARTERS = 96;

export const tallySchema = z.object({
  /** Number of the quarter of an hour, counted since 1970 on the wall clock. */
  quarter: z.number().int(),
  calls: z.number().int(),
  failed: z.number().int(),
  answeredHere: z.number().int(),
  renewals: z.number().int(),
  /** A token was wanted and not got, and none came since. */
  stopped: z.boolean(),
});
/** What was counted in one quarter of an hour. A quarter without a tally is one that nobody saw. */
export type Tally = z.infer<typeof tallySchema>;

export type Happening =
  | { readonly kind: 'call'; readonly failed: boolean; readonly answeredHere: boolean }
  | { readonly kind: 'renewal' }
  /** A token was wanted and not got. */
  | { readonly kind: 'stop' }
  /** The app runs, and the computer too. */
  | { readonly kind: 'sign-of-life' };

export function quarterOf(wallMs: number): number {
  return Math.floor(wallMs / QUARTER_MS);
}

/** The tallies with this one more happening, without those that are no longer of the last day. */
export function counted(
  tallies: readonly Tally[],
  wallMs: number,
  happening: Happening,
): readonly Tally[] {
  const quarter = quarterOf(wallMs);
  const others = tallies.filter((tally) => tally.quarter !== quarter && isNear(tally, quarter));
  const before = tallies.find((tally) => tally.quarter === quarter) ?? nothingIn(quarter);
  return [...others, withOneMore(before, happening)];
}

/** The 96 quarters that end with the one of this moment, the oldest first. */
export function stripAt(tallies: readonly Tally[], wallMs: number): Strip {
  const last = quarterOf(wallMs);
  const known = new Map(tallies.map((tally) => [tally.quarter, tally]));
  const oldest = last - QUARTERS + 1;
  return {
    lastBeganAt: new Date(last * QUARTER_MS).toISOString(),
    quarters: Array.from({ length: QUARTERS }, (_, nth) => shown(known.get(oldest + nth))),
  };
}

/** A clock that was set back leaves tallies of the future: they count again when their time comes. */
function isNear(tally: Tally, quarter: number): boolean {
  return Math.abs(tally.quarter - quarter) < QUARTERS;
}

function nothingIn(quarter: number): Tally {
  return { quarter, calls: 0, failed: 0, answeredHere: 0, renewals: 0, stopped: false };
}

function withOneMore(tally: Tally, happening: Happening): Tally {
  switch (happening.kind) {
    case 'call':
      return {
        ...tally,
        calls: tally.calls + 1,
        failed: tally.failed + Number(happening.failed),
        answeredHere: tally.answeredHere + Number(happening.answeredHere),
      };
    case 'renewal':
      return { ...tally, renewals: tally.renewals + 1, stopped: false };
    case 'stop':
      return { ...tally, stopped: true };
    case 'sign-of-life':
      return tally;
  }
}

function shown(tally: Tally | undefined): Quarter {
  const { calls, failed, answeredHere, renewals, stopped } = tally ?? nothingIn(0);
  const renewing = stopped ? 'stopped' : tally ? 'running' : 'asleep';
  return { calls, failed, answeredHere, renewals, renewing };
}
