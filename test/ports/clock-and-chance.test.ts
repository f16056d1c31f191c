import { describe, expect, it } from 'vitest';
import type { Clock, Random } from '../../src/main/core/ports.ts';
import { systemClock, systemHash, systemRandom } from '../../src/main/node/clock.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createSeededRandom } from '../fakes/random.ts';

const clocks: readonly (readonly [
  string,
  () => { clock: Clock; pass: (ms: number) => unknown },
])[] = [
  ['the system clock', () => ({ clock: systemClock, pass: () => undefined })],
  [
    'the fake clock',
    () => {
      const clock = createFakeClock();
      return { clock, pass: clock.advance };
    },
  ],
];

describe.each(clocks)('%s', (_name, create) => {
  it('calls a timer once, in its order and not before its time', async () => {
    const { clock, pass } = create();
    const startMs = clock.monotonicMs();
    const fired: string[] = [];
    const done = new Promise<number>((resolve) => {
      clock.after(60, () => resolve(clock.monotonicMs() - startMs));
      clock.after(20, () => fired.push('late'));
      clock.after(1, () => fired.push('early'));
    });
    void pass(200);
    expect(await done).toBeGreaterThanOrEqual(59);
    expect(fired).toEqual(['early', 'late']);
  });

  it('does not call a cancelled timer', async () => {
    const { clock, pass } = create();
    const fired: string[] = [];
    const cancel = clock.after(5, () => fired.push('cancelled'));
    cancel();
    const later = new Promise<void>((resolve) => void clock.after(20, resolve));
    void pass(100);
    await later;
    expect(fired).toEqual([]);
  });

  it('tells a monotonic time and a date of this age', () => {
    const { clock } = create();
    const firstMs = clock.monotonicMs();
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(firstMs);
    expect(clock.wallMs()).toBeGreaterThan(Date.UTC(2026, 0, 1));
  });

  it('takes a timer of a hundred days without calling it at once', async () => {
    const { clock, pass } = create();
    const fired: string[] = [];
    const cancel = clock.after(100 * 86_400_000, () => fired.push('early'));
    const later = new Promise<void>((resolve) => void clock.after(20, resolve));
    void pass(50);
    await later;
    cancel();
    expect(fired).toEqual([]);
  });
});

const chances: readonly (readonly [string, () => Random])[] = [
  ['the system', () => systemRandom],
  ['the seeded fake', createSeededRandom],
];

describe.each(chances)('chance from %s', (_name, create) => {
  it('draws numbers from 0 up to 1', () => {
    const random = create();
    const drawn = Array.from({ length: 1_000 }, () => random.unit());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(new Set(drawn).size).toBeGreaterThan(990);
  });

  it.each([
    [16, 22],
    [32, 43],
  ])('makes tokens of %d bytes in %d characters, each another', (bytes, length) => {
    const random = create();
    const tokens = Array.from({ length: 100 }, () => random.token(bytes));
    for (const token of tokens) expect(token).toMatch(new RegExp(`^[\\w-]{${length}}$`));
    expect(new Set(tokens).size).toBe(100);
  });
});

describe('the hash', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['é', '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'],
  ])('of %j is the one of the standard', (text, digest) =>
    expect(systemHash.sha256(text)).toBe(digest),
  );
});
