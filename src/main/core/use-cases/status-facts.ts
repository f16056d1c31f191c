import { type Failure, failure } from '../../../shared/failure.ts';
import { wantedScopes } from '../../../shared/scopes.ts';
import type { Ports, RunFacts } from '../ports.ts';
import type { StatusFacts } from '../status/judge.ts';
import { isFresh } from '../tokens/access-token.ts';
import type { TokenFacts } from '../tokens/token-source.ts';
import type { ProofKeeper } from './proofs.ts';

interface StatusParts {
  readonly ports: Pick<Ports, 'clock' | 'settings'>;
  readonly run: RunFacts;
  readonly tokens: TokenFacts;
  readonly proofs: ProofKeeper;
  readonly isSetUp: boolean;
  readonly localTrouble: Failure | undefined;
}

/** What the state is judged by, at this moment. */
export function statusFacts({ ports, run, tokens, proofs, ...known }: StatusParts): StatusFacts {
  const { clock } = ports;
  const { paused, acceptedMissingScopes } = ports.settings.current();
  const { token, mintingSinceMs } = tokens;
  return {
    paused,
    localTrouble: known.localTrouble,
    demo: run.demo,
    token: token && {
      isFresh: isFresh(token, clock),
      lifeMs: token.lifeMs,
      scopes: token.scopes,
    },
    acceptedMissingScopes: run.givenCredentials ? wantedScopes : acceptedMissingScopes,
    tokenFailure: tokens.failure ?? (known.isSetUp ? undefined : failure('not_set_up')),
    mintingMs: mintingSinceMs === undefined ? undefined : clock.monotonicMs() - mintingSinceMs,
    proofAgeMs: proofs.ageMs(),
    trouble: proofs.trouble(),
  };
}
