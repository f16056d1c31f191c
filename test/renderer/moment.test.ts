import { describe, expect, it } from 'vitest';
import { countdownText, momentAfter, secondsLeft } from '../../src/renderer/moment.ts';

describe('a span that the snapshot held', () => {
  it('goes on in whole seconds after it came', () => {
    const moment = momentAfter(10_000, 12_900);
    expect(moment).toEqual({ nowMs: 12_900, secondsSince: 2 });
    expect(secondsLeft(402, moment.secondsSince)).toBe(400);
  });

  it('never runs backwards when the clock is set back', () => {
    expect(momentAfter(10_000, 4_000)).toEqual({ nowMs: 10_000, secondsSince: 0 });
  });

  it('ends at zero', () => {
    expect(secondsLeft(3, 9)).toBe(0);
  });
});

it.each([
  [402, '6:42'],
  [240, '4:00'],
  [9.9, '0:09'],
  [-1, '0:00'],
])('counts %d seconds down as %s', (seconds, text) => {
  expect(countdownText(seconds)).toBe(text);
});
