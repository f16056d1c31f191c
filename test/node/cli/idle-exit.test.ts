import { describe, expect, it } from 'vitest';
import { createIdleExit } from '../../../src/main/cli/idle-exit.ts';
import { createFakeClock } from '../../fakes/clock.ts';

function watch(seconds: number | undefined) {
  const clock = createFakeClock();
  const { idle, begin, onBridges } = createIdleExit(seconds, clock);
  let isOver = false;
  void idle.then(() => {
    isOver = true;
  });
  return { clock, begin, onBridges, isOver: () => isOver };
}

describe('a run that bridges started', () => {
  it('ends when none ever comes, counted from when it was ready', async () => {
    const { clock, begin, isOver } = watch(60);
    await clock.advance(600_000);
    expect(isOver()).toBe(false);
    begin();
    await clock.advance(59_999);
    expect(isOver()).toBe(false);
    await clock.advance(1);
    expect(isOver()).toBe(true);
  });

  it('stays while one is there, and ends its time after the last has gone', async () => {
    const { clock, onBridges, isOver } = watch(60);
    onBridges(1);
    onBridges(2);
    await clock.advance(600_000);
    onBridges(1);
    await clock.advance(600_000);
    expect(isOver()).toBe(false);
    onBridges(0);
    await clock.advance(59_999);
    expect(isOver()).toBe(false);
    await clock.advance(1);
    expect(isOver()).toBe(true);
  });

  it('goes on counting what came before it was ready', async () => {
    const { clock, begin, onBridges, isOver } = watch(60);
    onBridges(1);
    begin();
    await clock.advance(600_000);
    expect(isOver()).toBe(false);
  });

  it('stays when another comes in time, and counts anew', async () => {
    const { clock, onBridges, isOver } = watch(60);
    onBridges(1);
    onBridges(0);
    await clock.advance(59_000);
    onBridges(1);
    onBridges(0);
    await clock.advance(59_000);
    expect(isOver()).toBe(false);
    await clock.advance(1_000);
    expect(isOver()).toBe(true);
  });

  it('never ends by itself when no time was given', async () => {
    const { clock, begin, onBridges, isOver } = watch(undefined);
    begin();
    onBridges(0);
    await clock.advance(86_400_000);
    expect([isOver(), clock.waiting]).toEqual([false, 0]);
  });
});
