import type { Contender } from '../contender.ts';
import { interleaved, type Round } from '../rounds.ts';
import { median } from '../statistics.ts';

interface LatencyOptions {
  readonly contenders: readonly Contender[];
  readonly pids: readonly number[];
  readonly bytes: number;
  readonly rounds: number;
  readonly calls: number;
  readonly warmUpCalls: number;
}

/** Calls one after the other: in each round every contender's median, in milliseconds. */
export async function measureLatency(options: LatencyOptions): Promise<readonly Round[]> {
  const { contenders, bytes, calls, warmUpCalls } = options;
  // The first thousand calls of a JavaScript program are for its compiler.
  for (const { caller } of contenders) {
    for (let call = 0; call < warmUpCalls; call += 1) await caller.call(bytes);
  }
  return interleaved({
    ...options,
    measure: async ({ caller }) => {
      const tookMs: number[] = [];
      for (let call = 0; call < calls; call += 1) {
        const startedMs = performance.now();
        await caller.call(bytes);
        tookMs.push(performance.now() - startedMs);
      }
      return { p50Ms: median(tookMs) };
    },
  });
}
