import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender } from '../contender.ts';
import { interleaved, type Round } from '../rounds.ts';

interface PauseOptions {
  readonly contenders: readonly Contender[];
  readonly pids: readonly number[];
  readonly bytes: number;
  readonly rounds: number;
  readonly pauseMs: number;
}

const BREATH_MS = 50;

/** The first call after a pause in which nobody called, as between two thoughts of an assistant. */
export async function measureAfterPause(options: PauseOptions): Promise<readonly Round[]> {
  const { bytes, pauseMs, contenders } = options;
  for (const { caller } of contenders) await caller.call(bytes);
  return interleaved({
    ...options,
    beforeRound: () => sleep(pauseMs),
    measure: async ({ caller }) => {
      const startedMs = performance.now();
      await caller.call(bytes);
      const firstMs = performance.now() - startedMs;
      // Not at once: the connection is given back a moment after the answer is read.
      await sleep(BREATH_MS);
      const againMs = performance.now();
      await caller.call(bytes);
      return { firstMs, warmMs: performance.now() - againMs };
    },
  });
}
