import { describe, expect, it } from 'vitest';
import { createProber } from '../../../src/main/core/use-cases/prober.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, ok } from '../../../src/shared/result.ts';
import { createFakeClock, settled } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';

function createProbing(failures: number, retryAfterSeconds?: number) {
  const clock = createFakeClock();
  const probes: number[] = [];
  const prober = createProber({
    clock,
    random: createSeededRandom(),
    async probe() {
      const nth = probes.push(clock.monotonicMs());
      return nth <= failures
        ? failed(failure('upstream_failed', { retryAfterSeconds }))
        : ok(undefined);
    },
  });
  return { clock, probes, prober };
}

describe('the prober', () => {
  it('probes once for many wishes at once', async () => {
    const { probes, prober } = createProbing(0);
    for (let times = 0; times < 10; times += 1) prober.soon();
    await settled();
    expect(probes).toHaveLength(1);
  });

  it('tries again by itself until the server answers, and then rests', async () => {
    const { clock, probes, prober } = createProbing(4);
    prober.soon();
    await clock.advance(600_000);
    expect(probes).toHaveLength(5);
    for (const [at, time] of probes.slice(1).entries()) {
      expect(time - (probes[at] ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
    expect(clock.waiting).toBe(0);
  });

  it('lets failed calls not bring a failed probe forward, but a returned network', async () => {
    const { clock, probes, prober } = createProbing(3, 30);
    prober.soon();
    await clock.advance(5_000);
    for (let times = 0; times < 10; times += 1) prober.soon();
    await settled();
    expect(probes).toHaveLength(1);
    prober.now();
    await settled();
    expect(probes).toHaveLength(2);
  });

  it('obeys Retry-After', async () => {
    const { clock, probes, prober } = createProbing(1, 30);
    prober.soon();
    await clock.advance(29_999);
    expect(probes).toHaveLength(1);
    await clock.advance(1);
    expect(probes).toHaveLength(2);
  });

  it('leaves no timer behind', async () => {
    const { clock, prober } = createProbing(9);
    prober.soon();
    await settled();
    prober.close();
    expect(clock.waiting).toBe(0);
  });
});
