import { describe, expect, it } from 'vitest';
import { createKeepWarm } from '../../../src/main/core/use-cases/keep-warm.ts';
import { createFakeClock } from '../../fakes/clock.ts';

function keep() {
  const clock = createFakeClock();
  const warmed: number[] = [];
  const keepWarm = createKeepWarm({ clock, warm: () => warmed.push(clock.monotonicMs() - 1_000) });
  return { clock, warmed, keepWarm };
}

describe('keeping a connection warm', () => {
  it.each([1, 10_000, 30_000, 44_999])(
    'never lets it idle for the 50 s after which it closes (second call after %i ms)',
    async (pauseMs) => {
      const { clock, warmed, keepWarm } = keep();
      keepWarm.used();
      await clock.advance(pauseMs);
      keepWarm.used();
      await clock.advance(300_000);
      const touches = [pauseMs, ...warmed];
      for (const [at, time] of touches.slice(1).entries()) {
        expect(time - (touches[at] ?? 0)).toBeLessThan(50_000);
      }
      expect(warmed.length).toBeGreaterThanOrEqual(6);
    },
  );

  it('ends ten minutes after the last call and begins again with the next', async () => {
    const { clock, warmed, keepWarm } = keep();
    keepWarm.used();
    await clock.advance(3_600_000);
    expect(warmed.at(-1)).toBeLessThanOrEqual(600_000);
    expect(clock.waiting).toBe(0);
    const before = warmed.length;
    keepWarm.used();
    await clock.advance(60_000);
    expect(warmed).toHaveLength(before + 1);
  });

  it('touches nothing before the first call, nor once closed', async () => {
    const { clock, warmed, keepWarm } = keep();
    await clock.advance(60_000);
    keepWarm.used();
    keepWarm.close();
    await clock.advance(60_000);
    expect(warmed).toEqual([]);
  });
});
