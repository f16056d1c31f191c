import { describe, expect, it } from 'vitest';
import { whileAlive } from '../../../src/main/core/updates/while-alive.ts';
import { createFakeClock } from '../../fakes/clock.ts';

function watch() {
  const clock = createFakeClock();
  const given: string[] = [];
  const signs: (() => void)[] = [];
  const ends: ((value: string) => void)[] = [];
  const outcome = whileAlive(
    { clock, limitMs: 1_000, giveUp: () => given.push('up') },
    (sign) =>
      new Promise<string>((resolve) => {
        signs.push(sign);
        ends.push(resolve);
      }),
  ).catch((error: unknown) => String(error));
  return {
    clock,
    given,
    outcome,
    sign: () => signs[0]?.(),
    end: (value: string) => ends[0]?.(value),
  };
}

describe('work that may fall silent', () => {
  it('is given up after its longest silence', async () => {
    const { clock, given, outcome, sign } = watch();
    await clock.advance(1_000);
    expect([await outcome, given]).toEqual(['Error: No sign of life', ['up']]);
    sign();
    expect(clock.waiting).toBe(0);
  });

  it('goes on as long as it gives signs, and leaves no timer', async () => {
    const { clock, given, outcome, sign, end } = watch();
    for (let round = 0; round < 5; round += 1) {
      await clock.advance(900);
      sign();
    }
    end('done');
    expect([await outcome, given, clock.waiting]).toEqual(['done', [], 0]);
  });
});
