import type { Clock } from '../../src/main/core/ports.ts';
import type { AccessToken } from '../../src/main/core/tokens/access-token.ts';
import type { Minter } from '../../src/main/core/tokens/minter.ts';
import type { Failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';
import { createSecret } from '../../src/shared/secret.ts';

export interface FakeMinter extends Minter {
  /** Monotonic times of all tries, in milliseconds. */
  readonly tries: readonly number[];
  startedOver: number;
}

type Script = (nth: number) => Failure | undefined | Promise<Failure | undefined>;

/** A minter whose tries end as the script says: in the failure it gives, else in a token called `token-N`. */
export function createFakeMinter(
  clock: Clock,
  script: Script = () => undefined,
  lifeMs = 600_000,
): FakeMinter {
  const tries: number[] = [];
  return {
    tries,
    startedOver: 0,
    async mint() {
      const nth = tries.push(clock.monotonicMs()) - 1;
      const refusal = await script(nth);
      return refusal ? failed(refusal) : ok(createToken(clock, { value: `token-${nth}`, lifeMs }));
    },
    askAnew() {},
    startOver() {
      this.startedOver += 1;
    },
    facts: () => ({ server: undefined, skewMs: undefined }),
  };
}

/** A token that came this moment. */
export function createToken(
  clock: Clock,
  { value = 'token', lifeMs = 600_000, scopes = ['query', 'schemas:read'] } = {},
): AccessToken {
  return {
    value: createSecret(value),
    scopes,
    lifeMs,
    receivedMonotonicMs: clock.monotonicMs(),
    receivedWallMs: clock.wallMs(),
  };
}
