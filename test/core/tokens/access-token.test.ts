import { describe, expect, it } from 'vitest';
import {
  ageMs,
  isFresh,
  lifeLeftMs,
  renewAfterMs,
} from '../../../src/main/core/tokens/access-token.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createToken } from '../../fakes/minter.ts';

describe('an access token', () => {
  it('ages by the wall clock when the monotonic one stood still in suspend', () => {
    const clock = createFakeClock();
    const token = createToken(clock);
    clock.shiftWall(700_000);
    expect(ageMs(token, clock)).toBe(700_000);
    expect(isFresh(token, clock)).toBe(false);
  });

  it('ages by the monotonic clock when the wall clock was set back', async () => {
    const clock = createFakeClock();
    const token = createToken(clock);
    await clock.advance(596_000);
    clock.shiftWall(-86_400_000);
    expect(ageMs(token, clock)).toBe(596_000);
    expect(isFresh(token, clock)).toBe(false);
  });

  it('is not younger than new, wherever the clocks are set', () => {
    const clock = createFakeClock();
    const token = createToken(clock);
    clock.shiftWall(-60_000);
    expect(lifeLeftMs(token, clock)).toBe(600_000);
  });

  it.each([
    { lifeMs: 600_000, marginMs: 5_000 },
    { lifeMs: 50_000, marginMs: 5_000 },
    { lifeMs: 30_000, marginMs: 3_000 },
    { lifeMs: 3_000, marginMs: 300 },
  ])('of $lifeMs ms is given up $marginMs ms before its end', async ({ lifeMs, marginMs }) => {
    const clock = createFakeClock();
    const token = createToken(clock, { lifeMs });
    await clock.advance(lifeMs - marginMs - 1);
    expect(isFresh(token, clock)).toBe(true);
    await clock.advance(1);
    expect(isFresh(token, clock)).toBe(false);
  });

  it('is renewed between 60 and 75 % of its life', () => {
    expect(renewAfterMs(600_000, 0)).toBe(360_000);
    expect(renewAfterMs(600_000, 0.999_999)).toBeLessThan(450_000);
    expect(renewAfterMs(600_000, 0.999_999)).toBeGreaterThan(449_000);
  });
});
