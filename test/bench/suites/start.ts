import type { Contender } from '../contender.ts';
import { interleaved, type Round } from '../rounds.ts';

interface StartOptions {
  readonly contenders: readonly Contender[];
  readonly pids: readonly number[];
  readonly rounds: number;
}

/** From starting a program to its first answer; what it leaves behind is over before the next one. */
export async function measureStart(options: StartOptions): Promise<readonly Round[]> {
  return interleaved({
    ...options,
    measure: async ({ caller }) => {
      const startedMs = performance.now();
      await caller.call(0);
      const startMs = performance.now() - startedMs;
      await caller.close();
      return { startMs };
    },
  });
}
