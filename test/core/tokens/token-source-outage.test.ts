import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FailureCode, failure } from '../../../src/shared/failure.ts';
import { failureCatalogue } from '../../../src/shared/failure-catalogue.ts';
import { failureIn } from '../../fakes/outcome.ts';
import { createOutage, createSource, wordOf } from './token-source-fixture.ts';

const HOUR_MS = 3_600_000;
const healing: readonly FailureCode[] = [
  'connect_failed',
  'token_endpoint_failed',
  'token_rate_limited',
  'answer_timeout',
  'invalid_scope',
];

function gapsOf(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, at) => time - (times[at] ?? 0));
}

describe('during an outage', () => {
  it('no try follows another within a second, and an hour holds a bounded number', async () => {
    const step = fc.record({
      code: fc.constantFrom(...healing),
      retryAfterSeconds: fc.option(fc.constantFrom(0, 1, 7, 59, 61, 100_000), { nil: undefined }),
      pauseMs: fc.integer({ min: 1, max: 60_000 }),
    });
    const scripts = fc.array(step, { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(scripts, fc.integer(), async (steps, seed) => {
        const { source, minter, clock } = createSource({
          seed,
          script: (nth) => {
            const { code, retryAfterSeconds } = steps[nth % steps.length] ?? { code: 'internal' };
            return failure(code, { retryAfterSeconds });
          },
        });
        for (const { pauseMs } of steps) {
          await source.current();
          await clock.advance(pauseMs);
        }
        for (const gap of gapsOf(minter.tries)) expect(gap).toBeGreaterThanOrEqual(1_000);
        const span = clock.monotonicMs() - 1_000;
        expect(minter.tries.length).toBeLessThanOrEqual(
          30 + 18 + span / 15_000 + span / 30_000 + 2,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('a caller who asks all the time brings tries forward to 1 s, 5 s and 15 s, no closer', async () => {
    const { source, minter, clock } = createSource(createOutage());
    const startMs = clock.monotonicMs();
    while (clock.monotonicMs() - startMs < 300_000) {
      await source.current();
      await clock.advance(250);
    }
    const tries = minter.tries.map((time) => time - startMs);
    const within = (fromMs: number, toMs: number) =>
      gapsOf(tries.filter((time) => time >= fromMs && time < toMs));
    expect(Math.min(...within(0, 30_000))).toBe(1_000);
    expect(Math.max(...within(0, 30_000))).toBe(1_000);
    expect(Math.min(...within(31_000, 120_000))).toBe(5_000);
    expect(Math.min(...within(130_000, 300_000))).toBe(15_000);
    expect(Math.max(...within(130_000, 300_000))).toBe(15_000);
  });

  it('of 20 minutes the first good call comes within 20 s of the return', async () => {
    const outage = createOutage();
    const { source, clock, minter } = createSource(outage);
    const callEverySecond = async (): Promise<string> => {
      await clock.advance(1_000);
      return wordOf(await source.current());
    };
    for (let second = 0; second < 20 * 60; second += 1) {
      expect(await callEverySecond()).toBe('connect_failed');
    }
    const triesWhileDown = minter.tries.length;
    outage.heal();
    let seconds = 1;
    while ((await callEverySecond()) === 'connect_failed') seconds += 1;
    expect(seconds).toBeLessThanOrEqual(20);
    expect(triesWhileDown).toBeLessThan(30 + 18 + 72 + 5);
  });

  it('of 20 minutes without a caller the app comes back by itself within 70 s', async () => {
    const outage = createOutage();
    const { source, clock } = createSource(outage);
    await source.current();
    await clock.advance(20 * 60_000);
    outage.heal();
    await clock.advance(70_000);
    expect(source.facts().token?.value.reveal()).toMatch(/^token-/);
  });

  it('callers between two tries get the error at once, with the time of the next', async () => {
    const { source, clock, minter } = createSource(createOutage());
    await source.current();
    await clock.advance(100);
    const refusal = failureIn(await source.current());
    expect(refusal).toMatchObject({ code: 'connect_failed', retryAfterSeconds: 1 });
    expect(minter.tries).toHaveLength(1);
  });

  it.each([
    { retryAfterSeconds: 7, waitMs: 7_000 },
    { retryAfterSeconds: 60, waitMs: 60_000 },
    { retryAfterSeconds: 7_200, waitMs: 60_000 },
  ])('Retry-After $retryAfterSeconds keeps everybody from asking for $waitMs ms', async (row) => {
    const { retryAfterSeconds, waitMs } = row;
    const { source, clock, minter } = createSource({
      script: () => failure('token_rate_limited', { retryAfterSeconds }),
    });
    await source.current();
    await clock.advance(waitMs - 1);
    expect(wordOf(await source.current())).toBe('token_rate_limited');
    expect(minter.tries).toHaveLength(1);
    await clock.advance(1);
    await source.current();
    expect(minter.tries).toHaveLength(2);
  });

  it('a new token ends it: the next outage begins with one second again', async () => {
    const { source, clock, minter } = createSource({
      script: (nth) => (nth === 8 ? undefined : failure('connect_failed')),
    });
    await source.current();
    while (minter.tries.length < 9) await clock.advance(1_000);
    await clock.advance(460_000);
    const [renewal = 0, second = 0] = minter.tries.slice(9);
    expect(second - renewal).toBeLessThan(1_200);
  });
});

describe('the schedule', () => {
  const final: readonly FailureCode[] = ['invalid_client', 'unauthorized_client', 'invalid_grant'];
  // These wait for the person as well, but a caller may ask: an unlocked keychain tells nobody.
  const callersOnly: readonly FailureCode[] = [
    'not_set_up',
    'keychain_missing',
    'keychain_locked',
    'keychain_denied',
    'keychain_hung',
    'keychain_failed',
    'keychain_entry_unreadable',
  ];
  const others = (Object.keys(failureCatalogue) as FailureCode[]).filter(
    (code) => !final.includes(code) && !callersOnly.includes(code),
  );

  it.each(final)('stops at %s until the user acts, for callers too', async (code) => {
    const { source, clock, minter } = createSource({ script: () => failure(code) });
    await source.current();
    await clock.advance(20 * 60_000);
    expect(wordOf(await source.current())).toBe(code);
    expect(minter.tries).toHaveLength(1);
    expect(source.facts().stopped).toBe(true);
    source.startOver();
    await source.current();
    expect(minter.tries).toHaveLength(2);
  });

  it.each(callersOnly)('rests at %s, and the next caller asks', async (code) => {
    const { source, clock, minter } = createSource({ script: () => failure(code) });
    await source.current();
    await clock.advance(10 * 60_000);
    expect(minter.tries).toHaveLength(1);
    await source.current();
    expect(minter.tries).toHaveLength(2);
    expect(source.facts().stopped).toBe(false);
  });

  it.each(others)('goes on by itself after %s', async (code) => {
    const { source, clock, minter } = createSource({ script: () => failure(code) });
    await source.current();
    await clock.advance(10 * 60_000);
    expect(minter.tries.length).toBeGreaterThan(8);
    expect(source.facts().stopped).toBe(false);
  });

  it('asks at most 300 times an hour of an outage, whoever calls', async () => {
    const { source, clock, minter } = createSource(createOutage());
    for (let second = 0; second < HOUR_MS / 1_000; second += 5) {
      await source.current();
      await clock.advance(5_000);
    }
    expect(minter.tries.length).toBeLessThanOrEqual(300);
  });
});

describe('a person who asks for a try now', () => {
  it('gets it at once, where a caller would have to wait', async () => {
    const { source, minter } = createSource({ script: () => failure('keychain_locked') });
    await source.current();
    await source.current();
    expect(minter.tries).toHaveLength(1);
    expect(wordOf(await source.now())).toBe('keychain_locked');
    expect(minter.tries).toHaveLength(2);
  });

  it('waits for what the server asked for', async () => {
    const { source, minter } = createSource({
      script: () => failure('token_rate_limited', { retryAfterSeconds: 30 }),
    });
    await source.current();
    await source.now();
    expect(minter.tries).toHaveLength(1);
  });
});
