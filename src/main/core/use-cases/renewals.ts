import type { Journal } from '../activity/journal.ts';
import type { Clock } from '../ports.ts';
import { type AccessToken, isFresh, lifeLeftMs } from '../tokens/access-token.ts';
import type { TokenFacts } from '../tokens/token-source.ts';

/** Tells the journal about renewals, and when one was wanted and did not come. */
export interface RenewalWatch {
  /** The facts of the token source changed. */
  update(facts: TokenFacts): void;
}

export function watchRenewals(clock: Clock, journal: Journal): RenewalWatch {
  let last: AccessToken | undefined;
  let mintingSinceMs: number | undefined;

  function renewed(token: AccessToken): void {
    const tookMs = mintingSinceMs === undefined ? undefined : clock.monotonicMs() - mintingSinceMs;
    journal.renewed(tookMs, last && lifeLeftMs(last, clock));
    last = token;
  }

  return {
    update(facts) {
      const { token, failure } = facts;
      if (token && token !== last) renewed(token);
      // Other credentials: the next token renews none.
      if (!token && !failure && facts.mintingSinceMs === undefined) last = undefined;
      mintingSinceMs = facts.mintingSinceMs;
      if (isStopped(facts, clock)) journal.stopped();
    },
  };
}

/** A token is wanted and there is none. */
export function isStopped({ token, failure }: TokenFacts, clock: Clock): boolean {
  if (failure === undefined || failure.code === 'not_set_up') return false;
  return token === undefined || !isFresh(token, clock);
}
