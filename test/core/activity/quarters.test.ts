import { describe, expect, it } from 'vitest';
import {
  counted,
  type Happening,
  stripAt,
  type Tally,
} from '../../../src/main/core/activity/quarters.ts';
import { FAKE_START } from '../../fakes/clock.ts';

const QUARTER_MS = 900_000;
const call: Happening = { kind: 'call', failed: false, answeredHere: false };

/** The strip after these happenings, each given with its minutes since noon. */
function stripAfter(happenings: readonly (readonly [number, Happening])[], untilMinutes = 0) {
  const tallies = happenings.reduce<readonly Tally[]>(
    (before, [minutes, what]) => counted(before, FAKE_START + minutes * 60_000, what),
    [],
  );
  return stripAt(tallies, FAKE_START + untilMinutes * 60_000);
}

describe('the 24-hour strip', () => {
  it('has 96 quarters of an hour and says when the last one began', () => {
    const strip = stripAfter([], 14);
    expect(strip.quarters).toHaveLength(96);
    expect(strip.lastBeganAt).toBe('2026-01-31T12:00:00.000Z');
    expect(stripAfter([], 15).lastBeganAt).toBe('2026-01-31T12:15:00.000Z');
  });

  it('counts calls, failed ones and those answered here, each in its quarter', () => {
    const { quarters } = stripAfter(
      [
        [0, call],
        [14.9, { ...call, failed: true }],
        [15, { ...call, answeredHere: true }],
        [29, call],
      ],
      29,
    );
    expect(quarters.slice(-2)).toEqual([
      { calls: 2, failed: 1, answeredHere: 0, renewals: 0, renewing: 'running' },
      { calls: 2, failed: 0, answeredHere: 1, renewals: 0, renewing: 'running' },
    ]);
  });

  it('is asleep where nobody saw the quarter, and running where the app did', () => {
    const { quarters } = stripAfter(
      [
        [0, { kind: 'sign-of-life' }],
        [30, { kind: 'sign-of-life' }],
      ],
      30,
    );
    const lastThree = quarters.slice(-3).map(({ renewing }) => renewing);
    expect(lastThree).toEqual(['running', 'asleep', 'running']);
    expect(quarters.filter(({ renewing }) => renewing === 'asleep')).toHaveLength(94);
  });

  it.each([
    [['stop'], 'stopped', 0],
    [['stop', 'sign-of-life'], 'stopped', 0],
    [['stop', 'renewal'], 'running', 1],
    [['renewal', 'stop'], 'stopped', 1],
    [['renewal', 'renewal'], 'running', 2],
  ] as const)('after %j is %s', (kinds, renewing, renewals) => {
    const { quarters } = stripAfter(kinds.map((kind) => [1, { kind }] as const));
    expect(quarters.at(-1)).toMatchObject({ renewing, renewals });
  });

  it('lets a quarter go after a day', () => {
    const day: readonly (readonly [number, Happening])[] = [[0, call]];
    expect(stripAfter(day, 95 * 15).quarters[0]?.calls).toBe(1);
    expect(stripAfter(day, 96 * 15).quarters.every(({ calls }) => calls === 0)).toBe(true);
  });

  it('holds no more than a day on either side, however long the app runs', () => {
    let tallies: readonly Tally[] = [];
    for (let nth = 0; nth < 500; nth += 1)
      tallies = counted(tallies, FAKE_START + nth * QUARTER_MS, { kind: 'sign-of-life' });
    expect(tallies).toHaveLength(96);
  });

  it('does not show what a clock that was wrong put into the future', () => {
    const { quarters } = stripAfter([
      [60, call],
      [0, call],
    ]);
    expect(quarters.reduce((sum, { calls }) => sum + calls, 0)).toBe(1);
  });
});
