import { describe, expect, it } from 'vitest';
import { failure } from '../../../src/shared/failure.ts';
import { createSource, wordOf } from './token-source-fixture.ts';

const MINUTE_MS = 60_000;

describe('when nobody calls', () => {
  it('renewing pauses after 30 minutes', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(45 * MINUTE_MS);
    const tries = minter.tries.length;
    expect(tries).toBeGreaterThanOrEqual(4);
    await clock.advance(10 * 60 * MINUTE_MS);
    expect(minter.tries).toHaveLength(tries);
    expect(clock.waiting).toBe(0);
  });

  it('the next call mints and the schedule goes on', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(5 * 60 * MINUTE_MS);
    const tries = minter.tries.length;
    expect(wordOf(await source.current())).toBe(`token-${tries}`);
    await clock.advance(8 * MINUTE_MS);
    expect(minter.tries).toHaveLength(tries + 2);
  });

  it('a probe mints, but keeps nothing renewing', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(60 * MINUTE_MS);
    const tries = minter.tries.length;
    await source.current('probe');
    await clock.advance(20 * MINUTE_MS);
    expect(minter.tries).toHaveLength(tries + 1);
  });

  it('an outage is not asked about for ever', async () => {
    const { source, minter, clock } = createSource({ script: () => failure('connect_failed') });
    await source.current();
    await clock.advance(35 * MINUTE_MS);
    const tries = minter.tries.length;
    await clock.advance(60 * MINUTE_MS);
    expect(minter.tries).toHaveLength(tries);
  });
});

describe('pre-warming', () => {
  it('renews a token that suspend made old', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    clock.shiftWall(8 * 60 * MINUTE_MS);
    source.preWarm();
    await clock.advance(0);
    expect(minter.tries).toHaveLength(2);
  });

  it('leaves a young token alone', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(5 * MINUTE_MS);
    source.preWarm();
    await clock.advance(0);
    expect(minter.tries).toHaveLength(1);
  });

  it('brings no try closer than a second, however often the network changes', async () => {
    const { source, minter, clock } = createSource({ script: () => failure('name_not_found') });
    await source.current();
    for (let times = 0; times < 50; times += 1) source.preWarm();
    await clock.advance(0);
    expect(minter.tries).toHaveLength(1);
    await clock.advance(1_000);
    source.preWarm();
    await clock.advance(0);
    expect(minter.tries).toHaveLength(2);
  });

  it('does nothing for an app that nobody has used for 30 minutes', async () => {
    const { source, minter, clock } = createSource();
    await source.current();
    await clock.advance(60 * MINUTE_MS);
    const tries = minter.tries.length;
    source.preWarm();
    await clock.advance(0);
    expect(minter.tries).toHaveLength(tries);
  });
});
