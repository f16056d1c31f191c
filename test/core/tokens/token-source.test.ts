import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/shared/failure.ts';
import { failure } from '../../../src/shared/failure.ts';
import { settled } from '../../fakes/clock.ts';
import { createToken } from '../../fakes/minter.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { createSource, wordOf } from './token-source-fixture.ts';

describe('the token source', () => {
  it('asks once for a hundred callers on a cold start', async () => {
    const { source, minter } = createSource();
    const callers = await Promise.all(Array.from({ length: 100 }, () => source.current()));
    expect(new Set(callers.map(wordOf))).toEqual(new Set(['token-0']));
    expect(minter.tries).toHaveLength(1);
  });

  it('asks once for a hundred callers whose token has just ended', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    clock.shiftWall(600_000);
    const callers = await Promise.all(Array.from({ length: 100 }, () => source.current()));
    expect(new Set(callers.map(wordOf))).toEqual(new Set(['token-1']));
    expect(minter.tries).toHaveLength(2);
  });

  it('tells a bug in minting to those who wait, and tries again', async () => {
    const { source, clock } = createSource({
      script: (nth) => {
        if (nth === 0) throw new TypeError('a bug');
        return undefined;
      },
    });
    expect(wordOf(await source.current())).toBe('internal');
    await clock.advance(60_000);
    expect(wordOf(await source.current())).toMatch(/^token-/);
  });

  it('shares one failure among all who wait for it', async () => {
    const { source, minter } = createSource({ script: () => failure('connect_failed') });
    const callers = await Promise.all(Array.from({ length: 100 }, () => source.current()));
    expect(new Set(callers.map(wordOf))).toEqual(new Set(['connect_failed']));
    expect(minter.tries).toHaveLength(1);
  });

  it('gives the held token while it is fresh', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(350_000);
    expect(wordOf(await source.current())).toBe('token-0');
    expect(minter.tries).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'renews between 60 and 75 %% of the life (seed %i)',
    async (seed) => {
      const { source, minter, clock } = createSource({ seed });
      await source.current();
      const startMs = clock.monotonicMs();
      await clock.advance(460_000);
      const renewedAfterMs = (minter.tries[1] ?? Number.NaN) - startMs;
      expect(renewedAfterMs).toBeGreaterThanOrEqual(360_000);
      expect(renewedAfterMs).toBeLessThanOrEqual(450_000);
    },
  );

  it('renews at another point for another chance', async () => {
    const points = [1, 2, 3].map(async (seed) => {
      const { source, minter, clock } = createSource({ seed });
      await source.current();
      await clock.advance(460_000);
      return minter.tries[1];
    });
    expect(new Set(await Promise.all(points)).size).toBe(3);
  });

  it('goes on giving the fresh token while a renewal fails', async () => {
    const { source, clock } = createSource({
      script: (nth) => (nth === 0 ? undefined : failure('connect_failed')),
    });
    await source.current();
    await clock.advance(500_000);
    expect(wordOf(await source.current())).toBe('token-0');
    expect(source.facts().failure?.code).toBe('connect_failed');
  });

  it('renews for whoever needs more life than the held token has, and not for others', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(200_000);
    expect(wordOf(await source.withLifeLeft(400_000))).toBe('token-0');
    expect(wordOf(await source.withLifeLeft(400_001))).toBe('token-1');
    expect(minter.tries).toHaveLength(2);
  });

  it('gives the new token even when no token lives as long as was asked for', async () => {
    const { source } = createSource({ lifeMs: 3_000 });
    expect(wordOf(await source.withLifeLeft(3_600_000))).toMatch(/^token-/);
  });

  it('throws away the late answer for credentials that were replaced meanwhile', async () => {
    const answers: ((refusal: Failure | undefined) => void)[] = [];
    const { source, minter } = createSource({
      script: () => new Promise((resolve) => answers.push(resolve)),
    });
    const early = source.current();
    await settled();
    source.startOver();
    const late = source.current();
    await settled();
    answers[1]?.(undefined);
    expect(wordOf(await late)).toBe('token-1');
    answers[0]?.(undefined);
    expect(wordOf(await early)).toBe('not_set_up');
    expect(valueIn(await source.current()).value.reveal()).toBe('token-1');
    expect(minter.startedOver).toBe(1);
  });

  it('holds nothing after it started over', async () => {
    const { source, clock, minter } = createSource();
    await source.current();
    source.startOver();
    expect(source.facts()).toEqual({
      token: undefined,
      mintingSinceMs: undefined,
      failure: undefined,
      stopped: false,
      nextTryMs: undefined,
    });
    await clock.advance(600_000);
    expect(minter.tries).toHaveLength(1);
  });

  it('says since when a request is under way', async () => {
    const { source, clock } = createSource({ script: () => new Promise(() => {}) });
    const startMs = clock.monotonicMs();
    void source.current();
    await clock.advance(3_000);
    expect(source.facts().mintingSinceMs).toBe(startMs);
  });

  it('takes over a token that the verifier got, and the schedule with it', async () => {
    const { source, clock, minter } = createSource({ script: () => failure('invalid_client') });
    await source.current();
    source.adopt(createToken(clock, { value: 'verified' }));
    expect(wordOf(await source.current())).toBe('verified');
    expect(source.facts()).toMatchObject({ stopped: false, failure: undefined });
    await clock.advance(460_000);
    expect(minter.tries).toHaveLength(2);
  });

  it('leaves no timer behind when it is closed', async () => {
    const { source, clock } = createSource();
    await source.current();
    source.close();
    expect(clock.waiting).toBe(0);
    await source.current();
    expect(clock.waiting).toBe(0);
  });
});
