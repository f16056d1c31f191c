import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callerFloorMs,
  ceilingWaitMs,
  hourlyCeiling,
  obeyedRetryMs,
  retryDelayMs,
} from '../../../src/main/core/tokens/backoff.ts';

const HOUR_MS = 3_600_000;
const anyUnit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the delay before the next try', () => {
  it('lies between one second and one minute for whatever numbers come in', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (failures, unit) => {
        const delayMs = retryDelayMs(failures, unit);
        expect(delayMs).toBeGreaterThanOrEqual(1_000);
        expect(delayMs).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('grows from one second to a minute', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((failures) => retryDelayMs(failures, 0.5));
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is spread by chance, so that computers do not come back together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), anyUnit, (failures, unit) => {
        const middle = retryDelayMs(failures, 0.5);
        expect(Math.abs(retryDelayMs(failures, unit) - middle)).toBeLessThanOrEqual(middle / 8);
      }),
    );
    expect(retryDelayMs(4, 0.1)).not.toBe(retryDelayMs(4, 0.9));
  });
});

describe('Retry-After', () => {
  it.each([
    [0, 1_000],
    [1, 1_000],
    [7, 7_000],
    [60, 60_000],
    [61, 60_000],
    [86_400, 60_000],
    [Number.POSITIVE_INFINITY, 60_000],
    [Number.NaN, 60_000],
  ])('of %d s is obeyed for %d ms', (seconds, ms) => expect(obeyedRetryMs(seconds)).toBe(ms));
});

describe('a caller who needs a token', () => {
  it.each([
    [0, 1_000],
    [29_999, 1_000],
    [30_000, 5_000],
    [119_999, 5_000],
    [120_000, 15_000],
    [20 * 60_000, 15_000],
  ])('brings the next try forward %d ms into an outage to %d ms after the last', (outage, floor) =>
    expect(callerFloorMs(outage)).toBe(floor),
  );
});

describe('the ceiling of token requests', () => {
  it.each([
    [600_000, 300],
    [36_000, 300],
    [35_000, 309],
    [3_000, 3_600],
    [1_000, 10_800],
  ])('for tokens of %d ms is %d an hour', (lifeMs, ceiling) =>
    expect(hourlyCeiling(lifeMs)).toBe(ceiling),
  );

  it('stops the 301st request until the first is an hour old', () => {
    const times = Array.from({ length: 300 }, (_, nth) => nth * 1_000);
    expect(ceilingWaitMs(times.slice(1), 300_000, 600_000)).toBe(0);
    expect(ceilingWaitMs(times, 300_000, 600_000)).toBe(HOUR_MS - 300_000);
    expect(ceilingWaitMs(times, HOUR_MS, 600_000)).toBe(0);
  });

  it('lets no hour hold more than its ceiling, however eagerly one asks', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 600, maxLength: 900 });
    fc.assert(
      fc.property(gaps, (waits) => {
        const granted: number[] = [];
        let nowMs = 0;
        for (const wait of waits) {
          nowMs += wait;
          if (ceilingWaitMs(granted, nowMs, 600_000) === 0) granted.push(nowMs);
        }
        for (const end of granted) {
          const hour = granted.filter((time) => time <= end && time > end - HOUR_MS);
          expect(hour.length).toBeLessThanOrEqual(300);
        }
      }),
      { numRuns: 10 },
    );
  });
});
