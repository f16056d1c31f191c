import { describe, expect, it } from 'vitest';
import { quarterText, stripShape, stripSummary } from '../../src/renderer/overview/strip-shape.ts';
import type { Quarter, Strip } from '../../src/shared/snapshot.ts';
import { quietSnapshot } from './a-snapshot.ts';

const quiet: Quarter = { calls: 0, failed: 0, answeredHere: 0, renewals: 0, renewing: 'running' };
const busy: Quarter = { ...quiet, calls: 8 };

/** A day in which the given quarters, the last ones, were not quiet. */
const dayEnding = (...last: readonly Quarter[]): Strip => ({
  ...quietSnapshot.strip,
  quarters: [...Array.from({ length: 96 - last.length }, () => quiet), ...last],
});
const barsOf = (...last: readonly Quarter[]) =>
  stripShape(dayEnding(...last)).bars.slice(-last.length);

describe('the bars of a day', () => {
  it('are as high as the busiest quarter allows', () => {
    const [highest, half] = barsOf(busy, { ...quiet, calls: 4 });
    expect([highest?.calls, half?.calls]).toEqual([1, 0.5]);
  });

  it('are seen even for one call among very many', () => {
    const [one] = barsOf({ ...quiet, calls: 1 }, { ...quiet, calls: 5_000 });
    expect(one?.calls).toBeGreaterThan(0.05);
  });

  it('are split into what passed, what failed and what was answered here', () => {
    const [bar] = barsOf({ ...busy, failed: 2, answeredHere: 2 });
    expect(bar).toMatchObject({ calls: 0.5, failed: 0.25, answeredHere: 0.25 });
  });

  it('never add up to more than the calls, however the counts overlap', () => {
    const [bar] = barsOf({ ...busy, failed: 8, answeredHere: 8 });
    expect((bar?.calls ?? 0) + (bar?.failed ?? 0) + (bar?.answeredHere ?? 0)).toBe(1);
  });

  it('begin a quarter of an hour apart, the last one when main says', () => {
    const { bars } = stripShape(dayEnding(busy));
    expect(bars.at(-1)?.beganAtMs).toBe(Date.parse(quietSnapshot.strip.lastBeganAt));
    expect((bars.at(-1)?.beganAtMs ?? 0) - (bars.at(-2)?.beganAtMs ?? 0)).toBe(900_000);
  });
});

describe('under the axis', () => {
  it('stands a dot for renewals and a block where renewing stopped', () => {
    const feet = barsOf(
      { ...quiet, renewals: 2 },
      { ...quiet, renewals: 1, renewing: 'stopped' },
      quiet,
    );
    expect(feet.map(({ foot }) => foot)).toEqual(['renewed', 'stopped', 'nothing']);
  });

  it('stand only hours that leave room for "now"', () => {
    const { hours } = stripShape(dayEnding(quiet));
    expect(hours.length).toBeGreaterThan(5);
    expect(hours.every(({ at, text }) => at <= 87 && /^\d\d:00$/.test(text))).toBe(true);
  });
});

describe('neighbouring quarters', () => {
  it('share one cross when they failed', () => {
    const failing = { ...busy, failed: 1 };
    expect(stripShape(dayEnding(failing, failing, busy, failing)).crosses).toEqual([
      { from: 92, count: 2 },
      { from: 95, count: 1 },
    ]);
  });

  it('are one stretch of sleep', () => {
    const asleep: Quarter = { ...quiet, renewing: 'asleep' };
    expect(stripShape(dayEnding(asleep, asleep, asleep)).asleep).toEqual([{ from: 93, count: 3 }]);
  });
});

describe('the day in words', () => {
  it('counts calls, failures, answers from here and renewals', () => {
    const strip = dayEnding({ ...busy, failed: 1, answeredHere: 2, renewals: 3 });
    expect(stripSummary(strip)).toBe('8 calls, 1 failed, 2 answered here. 3 renewals.');
  });

  it('says of a day without calls that there were none', () => {
    expect(stripSummary(dayEnding({ ...quiet, renewals: 1 }))).toBe('no calls. 1 renewal.');
  });

  it('says of one quarter when it was and what happened', () => {
    const noon = new Date(2026, 10, 24, 12, 15).getTime();
    expect(quarterText({ ...busy, failed: 1 }, noon)).toBe('12:15, 8 calls, 1 failed');
    expect(quarterText({ ...quiet, renewing: 'asleep' }, noon)).toBe('12:15, asleep');
    expect(quarterText({ ...quiet, renewing: 'stopped' }, noon)).toBe(
      '12:15, no calls, renewing stopped',
    );
  });
});
