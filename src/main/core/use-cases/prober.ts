import type { Result } from '../../../shared/result.ts';
import type { Clock, Random } from '../ports.ts';
import { obeyedRetryMs, retryDelayMs } from '../tokens/backoff.ts';

/** Asks the MCP endpoint itself whether it answers, when nothing else has asked it. */
export interface Prober {
  /** Probes now, unless a probe is under way or a failed one waits for its time. */
  soon(): void;
  /** Forgets the wait: the network came back, or the credentials changed. */
  now(): void;
  /** Monotonic time of the next probe after a failed one; undefined when none waits. */
  nextTryMs(): number | undefined;
  close(): void;
}

interface ProberParts {
  readonly probe: () => Promise<Result<void>>;
  readonly clock: Clock;
  readonly random: Random;
}

export function createProber({ probe, clock, random }: ProberParts): Prober {
  let underWay = false;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;
  let retryAtMs: number | undefined;
  let closed = false;

  async function run(): Promise<void> {
    if (underWay || closed) return;
    underWay = true;
    [cancelRetry, retryAtMs] = [undefined, undefined];
    const result = await probe();
    underWay = false;
    if (closed) return;
    failures = result.ok ? 0 : failures + 1;
    if (result.ok) return;
    const waitMs = obeyedRetryMs(result.failure.retryAfterSeconds ?? 0);
    const delayMs = Math.max(waitMs, retryDelayMs(failures, random.unit()));
    retryAtMs = clock.monotonicMs() + delayMs;
    cancelRetry = clock.after(delayMs, () => void run());
  }

  return {
    soon() {
      if (!cancelRetry) void run();
    },
    now() {
      cancelRetry?.();
      failures = 0;
      void run();
    },
    nextTryMs: () => retryAtMs,
    close() {
      closed = true;
      cancelRetry?.();
    },
  };
}
