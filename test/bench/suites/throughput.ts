import type { Contender } from '../contender.ts';
import { processTicks, TICK_MS } from '../machine-load.ts';
import { interleaved, type Round } from '../rounds.ts';

interface ThroughputOptions {
  readonly contenders: readonly Contender[];
  readonly pids: readonly number[];
  readonly bytes: number;
  readonly rounds: number;
  readonly inFlight: number;
  /** Calls of one contender in one round, in all. */
  readonly calls: number;
}

/** Several calls at a time: calls a second, and the processor time that each cost in the contender. */
export function measureThroughput(options: ThroughputOptions): Promise<readonly Round[]> {
  const { bytes, calls } = options;
  return interleaved({
    ...options,
    measure: async ({ pid, caller }) => {
      const ticksBefore = pid === undefined ? 0 : processTicks(pid);
      const startedMs = performance.now();
      let left = calls;
      const callOnAndOn = async (): Promise<void> => {
        for (; left > 0; left -= 1) await caller.call(bytes);
      };
      await Promise.all(Array.from({ length: options.inFlight }, callOnAndOn));
      const seconds = (performance.now() - startedMs) / 1_000;
      const ticks = pid === undefined ? 0 : processTicks(pid) - ticksBefore;
      return { callsPerSecond: calls / seconds, processorMsPerCall: (ticks * TICK_MS) / calls };
    },
  });
}
