import { expect, it } from 'vitest';
import { watchNetwork } from '../../src/main/node/network-watch.ts';
import { createFakeClock } from '../fakes/clock.ts';

function createWatch() {
  const clock = createFakeClock();
  let addresses = '192.0.2.7';
  let changes = 0;
  const stop = watchNetwork(
    clock,
    () => {
      changes += 1;
    },
    () => addresses,
  );
  return {
    clock,
    stop,
    moveTo: (other: string) => {
      addresses = other;
    },
    changes: () => changes,
  };
}

it('a network that stays the same is no event', async () => {
  const { clock, changes } = createWatch();
  await clock.advance(60_000);
  expect(changes()).toBe(0);
});

it('a network that goes, comes back or is another one is noticed once within three seconds', async () => {
  const { clock, moveTo, changes } = createWatch();
  for (const [nth, addresses] of ['', '192.0.2.7', '198.51.100.2'].entries()) {
    moveTo(addresses);
    await clock.advance(3_000);
    expect(changes()).toBe(nth + 1);
    await clock.advance(30_000);
    expect(changes()).toBe(nth + 1);
  }
});

it('nothing is watched after the end, also when a change brings it about', async () => {
  const { clock, moveTo, changes, stop } = createWatch();
  stop();
  moveTo('');
  await clock.advance(10_000);
  expect([changes(), clock.waiting]).toEqual([0, 0]);

  let address = 'one';
  const end = watchNetwork(
    clock,
    () => end(),
    () => address,
  );
  address = 'another';
  await clock.advance(3_000);
  expect(clock.waiting).toBe(0);
});

it('the addresses of this computer are read by themselves', async () => {
  const clock = createFakeClock();
  let changes = 0;
  const stop = watchNetwork(clock, () => {
    changes += 1;
  });
  await clock.advance(3_000);
  stop();
  expect(changes).toBe(0);
});
