import { describe, expect, it } from 'vitest';
import { watchClockJumps } from '../../../src/main/core/tokens/clock-jumps.ts';
import { createFakeClock } from '../../fakes/clock.ts';

function watch() {
  const clock = createFakeClock();
  const jumps: number[] = [];
  const stop = watchClockJumps(clock, (jumpMs) => jumps.push(jumpMs));
  return { clock, jumps, stop };
}

describe('the watcher of the clocks', () => {
  it.each([
    ['a wake from suspend', 3_600_000],
    ['a clock set back', -3_600_000],
  ])('tells of %s within ten seconds, once', async (_what, jumpMs) => {
    const { clock, jumps } = watch();
    await clock.advance(25_000);
    clock.shiftWall(jumpMs);
    await clock.advance(10_000);
    expect(jumps).toEqual([jumpMs]);
    await clock.advance(60_000);
    expect(jumps).toHaveLength(1);
  });

  it('keeps quiet about the small corrections of a time server', async () => {
    const { clock, jumps } = watch();
    for (let minute = 0; minute < 60; minute += 1) {
      clock.shiftWall(minute % 2 === 0 ? 4_000 : -4_000);
      await clock.advance(60_000);
    }
    expect(jumps).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    const { clock, stop } = watch();
    await clock.advance(35_000);
    stop();
    expect(clock.waiting).toBe(0);
  });
});
