import type { Clock } from '../ports.ts';

const LOOK_EVERY_MS = 10_000;
const JUMP_MS = 5_000;

/**
 * Calls `onJump` when the two clocks drift apart: the computer slept, or someone set its time.
 * Returns how to stop watching.
 */
export function watchClockJumps(clock: Clock, onJump: (jumpMs: number) => void): () => void {
  let gapMs = clock.wallMs() - clock.monotonicMs();
  let cancel = (): void => {};

  function look(): void {
    const nextGapMs = clock.wallMs() - clock.monotonicMs();
    const jumpMs = nextGapMs - gapMs;
    gapMs = nextGapMs;
    if (Math.abs(jumpMs) > JUMP_MS) onJump(jumpMs);
    cancel = clock.after(LOOK_EVERY_MS, look);
  }

  cancel = clock.after(LOOK_EVERY_MS, look);
  return () => cancel();
}
