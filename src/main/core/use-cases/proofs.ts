import type { Failure } from '../../../shared/failure.ts';
import type { Clock } from '../ports.ts';

/** When the MCP endpoint last answered well, and what went wrong since. */
export interface ProofKeeper {
  /** It answered well now: what went wrong before is over. */
  prove(): void;
  fail(what: Failure): void;
  trouble(): Failure | undefined;
  /** In milliseconds, by the clock that says more; undefined when it never answered. */
  ageMs(): number | undefined;
  /** Whether it answered at or after this monotonic time. */
  isSince(monotonicMs: number): boolean;
  /** Other credentials: what was proven with the earlier ones says nothing of them. */
  startOver(): void;
}

export function createProofKeeper(clock: Clock): ProofKeeper {
  let proof: { readonly monotonicMs: number; readonly wallMs: number } | undefined;
  let trouble: Failure | undefined;
  return {
    prove() {
      proof = { monotonicMs: clock.monotonicMs(), wallMs: clock.wallMs() };
      trouble = undefined;
    },
    fail(what) {
      trouble = what;
    },
    trouble: () => trouble,
    ageMs: () =>
      proof && Math.max(clock.monotonicMs() - proof.monotonicMs, clock.wallMs() - proof.wallMs, 0),
    isSince: (monotonicMs) => proof !== undefined && proof.monotonicMs >= monotonicMs,
    startOver() {
      [proof, trouble] = [undefined, undefined];
    },
  };
}
