import type { Clock, Random } from '../ports.ts';

/** When it is time to look: once some minutes after the start, then about once a day. */
export interface LookTimes {
  /** Begins with the first look ahead. */
  start(): void;
  stop(): void;
}

interface LookTimesParts {
  readonly clock: Clock;
  readonly random: Random;
  /** False while nothing may be asked: the time stays due until it is. */
  readonly mayLook: () => boolean;
  readonly look: () => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Spread, so that not every computer asks at the same moment after a release. */
const FIRST = { leastMs: 5 * MINUTE, spreadMs: 5 * MINUTE } as const;
const NEXT = { leastMs: 22 * HOUR, spreadMs: 4 * HOUR } as const;
/** A timer stands still while the computer sleeps, so the wall clock is looked at in between. */
const PULSE_MS = 30 * MINUTE;

export function createLookTimes({ clock, random, mayLook, look }: LookTimesParts): LookTimes {
  let dueWallMs = 0;
  let cancel = (): void => {};

  function plan({ leastMs, spreadMs }: typeof FIRST | typeof NEXT): void {
    dueWallMs = clock.wallMs() + leastMs + random.unit() * spreadMs;
  }

  function wait(): void {
    const leftMs = dueWallMs - clock.wallMs();
    // What is overdue waits for the next pulse: it was held back, or the computer has just woken.
    cancel = clock.after(leftMs > 0 ? Math.min(leftMs, PULSE_MS) : PULSE_MS, beat);
  }

  function beat(): void {
    // A clock that was set back would put the next look off for as long.
    if (dueWallMs - clock.wallMs() > NEXT.leastMs + NEXT.spreadMs) plan(NEXT);
    if (clock.wallMs() >= dueWallMs && mayLook()) {
      plan(NEXT);
      look();
    }
    wait();
  }

  return {
    start() {
      cancel();
      plan(FIRST);
      wait();
    },
    stop: () => cancel(),
  };
}
