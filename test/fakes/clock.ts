import type { Clock } from '../../src/main/core/ports.ts';

/** Both clocks in the test's hand: they stand still until it moves them. */
export interface FakeClock extends Clock {
  /** Lets time pass on both clocks, timers fire at their moment and what they start is carried on. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, as suspend on Linux (forward) and a corrected clock (either way) do. */
  shiftWall(ms: number): void;
  /** Moves the monotonic clock alone; due timers fire. */
  advanceMonotonic(ms: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: number;
}

interface Timer {
  readonly atMs: number;
  readonly act: () => void;
}

export const FAKE_START = Date.UTC(2026, 0, 31, 12);

/** Lets everything that is ready run: promises, and promises that those resolve. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export function createFakeClock({ zoneOffsetMs = 0 } = {}): FakeClock {
  let monotonicMs = 1_000;
  let wallMs = FAKE_START;
  const timers = new Set<Timer>();

  function nextDue(untilMs: number): Timer | undefined {
    const due = [...timers].filter(({ atMs }) => atMs <= untilMs);
    return due.sort((left, right) => left.atMs - right.atMs)[0];
  }

  async function move(ms: number, wallMoves: boolean): Promise<void> {
    const untilMs = monotonicMs + ms;
    await settled();
    for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
      timers.delete(timer);
      step(timer.atMs, wallMoves);
      timer.act();
      await settled();
    }
    step(untilMs, wallMoves);
    await settled();
  }

  function step(toMs: number, wallMoves: boolean): void {
    if (wallMoves) wallMs += Math.max(toMs - monotonicMs, 0);
    monotonicMs = Math.max(toMs, monotonicMs);
  }

  return {
    monotonicMs: () => monotonicMs,
    wallMs: () => wallMs,
    zoneOffsetMs: () => zoneOffsetMs,
    after(ms, act) {
      const timer = { atMs: monotonicMs + Math.max(ms, 0), act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => move(ms, true),
    advanceMonotonic: (ms) => move(ms, false),
    shiftWall(ms) {
      wallMs += ms;
    },
    get waiting() {
      return timers.size;
    },
  };
}
