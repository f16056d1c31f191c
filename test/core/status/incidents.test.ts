import { describe, expect, it } from 'vitest';
import { createIncidents } from '../../../src/main/core/status/incidents.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createHealth } from '../../fakes/snapshot.ts';

const ready = createHealth('ready', 'ready');
const working = createHealth('working', 'working');
const offline = createHealth('offline', 'connect_failed');
const refused = createHealth('needs-you', 'invalid_client');
const locked = createHealth('needs-you', 'keychain_locked');
const paused = createHealth('paused', 'paused');
const notSetUp = createHealth('not-set-up', 'not_set_up');

function createWatch() {
  const clock = createFakeClock();
  const told: string[] = [];
  const incidents = createIncidents({
    clock,
    onNeedsYou: ({ code }) => void told.push(code),
    onRecovered: (awayMs) => void told.push(`back after ${awayMs / 1_000} s`),
  });
  return { clock, told, incidents, update: incidents.update };
}

describe('an incident', () => {
  it('is told when it has lasted five seconds, not before', async () => {
    const { clock, told, update } = createWatch();
    update(refused);
    await clock.advance(4_999);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual(['invalid_client']);
  });

  it('that ended before was none', async () => {
    const { clock, told, update } = createWatch();
    update(refused);
    await clock.advance(4_000);
    update(ready);
    await clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it('is told once, however often its state is repeated', async () => {
    const { clock, told, update } = createWatch();
    for (let times = 0; times < 10; times += 1) {
      update(refused);
      await clock.advance(3_000);
    }
    expect(told).toEqual(['invalid_client']);
  });

  it('is told once, although the tries in between look like work or an outage', async () => {
    const { clock, told, update } = createWatch();
    for (const health of [refused, working, refused, offline, refused]) {
      update(health);
      await clock.advance(10_000);
    }
    expect(told).toEqual(['invalid_client']);
  });

  it('that turns into another need is told by that one', async () => {
    const { clock, told, update } = createWatch();
    update(refused);
    await clock.advance(2_000);
    update(locked);
    await clock.advance(4_999);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual(['keychain_locked']);
  });

  it('that was told is over once, with how long it took', async () => {
    const { clock, told, update } = createWatch();
    update(refused);
    await clock.advance(20_000);
    update(ready);
    update(ready);
    await clock.advance(600_000);
    expect(told).toEqual(['invalid_client', 'back after 20 s']);
  });
});

describe('an outage that heals by itself', () => {
  it.each([
    [59_999, []],
    [60_000, ['back after 60 s']],
  ])('of %d ms says %j', async (ms, words) => {
    const { clock, told, update } = createWatch();
    update(offline);
    await clock.advance(ms);
    update(ready);
    expect(told).toEqual(words);
  });

  it('never says that it needs somebody', async () => {
    const { clock, told, update } = createWatch();
    update(refused);
    await clock.advance(3_000);
    update(offline);
    await clock.advance(30_000);
    expect(told).toEqual([]);
  });
});

describe('a person who pauses or signs out', () => {
  it.each([paused, notSetUp])('ends what was going on, without a word: case %#', async (health) => {
    const { clock, told, update } = createWatch();
    update(offline);
    await clock.advance(120_000);
    update(refused);
    update(health);
    await clock.advance(60_000);
    update(ready);
    expect(told).toEqual([]);
  });
});

it('nothing is said after the end, and no timer stays', async () => {
  const { clock, told, update, incidents } = createWatch();
  update(refused);
  incidents.close();
  await clock.advance(60_000);
  expect([told, clock.waiting]).toEqual([[], 0]);
});
