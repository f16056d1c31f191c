import type { AccessToken } from '../../../src/main/core/tokens/access-token.ts';
import { createTokenSource } from '../../../src/main/core/tokens/token-source.ts';
import { type Failure, type FailureCode, failure } from '../../../src/shared/failure.ts';
import type { Result } from '../../../src/shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeMinter } from '../../fakes/minter.ts';
import { createSeededRandom } from '../../fakes/random.ts';

export interface SourceOptions {
  /** How each try ends; the token endpoint is well by default. */
  readonly script?: (nth: number) => Failure | undefined | Promise<Failure | undefined>;
  readonly lifeMs?: number;
  readonly seed?: number;
}

/** A token source over a scripted minter, with the clock in the test's hand. */
export function createSource({ script, lifeMs = 600_000, seed = 1 }: SourceOptions = {}) {
  const clock = createFakeClock();
  const minter = createFakeMinter(clock, script, lifeMs);
  let changes = 0;
  const source = createTokenSource({
    minter,
    clock,
    random: createSeededRandom(seed),
    onChange: () => {
      changes += 1;
    },
  });
  return { clock, minter, source, changes: () => changes };
}

/** A token endpoint that fails with this code until told to heal. */
export function createOutage(code: FailureCode = 'connect_failed') {
  let isDown = true;
  return {
    script: () => (isDown ? failure(code) : undefined),
    heal() {
      isDown = false;
    },
  };
}

/** Name of the token in a result, or the code of its failure: what a caller got, in one word. */
export function wordOf(result: Result<AccessToken>): string {
  return result.ok ? result.value.value.reveal() : result.failure.code;
}
