import { describe, expect, it } from 'vitest';
import { ageText, clockText, spanText } from '../../src/shared/ages.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
// Local time, as people read it.
const noon = new Date(2026, 2, 11, 12, 0, 0).getTime();

describe('an age', () => {
  it.each([
    [0, '0 s ago'],
    [12 * SECOND, '12 s ago'],
    [59 * SECOND, '59 s ago'],
    [59_600, '1 min ago'],
    [MINUTE, '1 min ago'],
    [3 * MINUTE + 59 * SECOND, '3 min ago'],
    [HOUR - SECOND, '59 min ago'],
    [HOUR, '1 h ago'],
    [11 * HOUR + 59 * MINUTE, '11 h ago'],
    [13 * HOUR, 'yesterday, 23:00'],
    [36 * HOUR, 'yesterday, 00:00'],
    [37 * HOUR, '9 Mar'],
    [70 * 24 * HOUR, '31 Dec'],
  ])('of %d ms reads: %s', (ms, words) => expect(ageText(noon - ms, noon)).toBe(words));

  it('is in minutes shortly after midnight', () => {
    const midnight = new Date(2026, 2, 11).getTime();
    expect(ageText(midnight - 20 * MINUTE, midnight + 10 * MINUTE)).toBe('30 min ago');
  });

  it('never lies in the future, whatever the clock did', () => {
    expect(ageText(noon + HOUR, noon)).toBe('0 s ago');
  });

  it('grows with the moment of drawing', () => {
    const texts = [0, 30 * SECOND, 5 * MINUTE, 2 * HOUR].map((ms) => ageText(noon, noon + ms));
    expect(texts).toEqual(['0 s ago', '30 s ago', '5 min ago', '2 h ago']);
  });
});

describe('a span', () => {
  it.each([
    [-3, '0 s'],
    [0.4, '0 s'],
    [42, '42 s'],
    [59.6, '1 min'],
    [162, '2 min 42 s'],
    [3_599, '59 min 59 s'],
    [3_600, '1 h'],
    [3_659, '1 h'],
    [11_100, '3 h 5 min'],
  ])('of %d s reads: %s', (seconds, words) => expect(spanText(seconds)).toBe(words));
});

it('the time of day has two digits each', () => {
  expect(clockText(new Date(2026, 2, 11, 9, 5).getTime())).toBe('09:05');
});
