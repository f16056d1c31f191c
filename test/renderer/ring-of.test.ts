import { describe, expect, it } from 'vitest';
import { ringOf } from '../../src/renderer/overview/ring-of.ts';
import type { State } from '../../src/shared/states.ts';
import { quietSnapshot } from './a-snapshot.ts';

const later = (secondsSince: number) => ({ nowMs: 0, secondsSince });
const inState = (state: State) => ({
  ...quietSnapshot,
  health: { ...quietSnapshot.health, state },
});

describe('the ring', () => {
  it('shows what is left, and a notch where the token renews', () => {
    expect(ringOf(quietSnapshot, later(0))).toEqual({
      shape: { left: 402 / 600, notch: 240 / 600 },
      value: '6:42',
      caption: 'renews at 4:00',
    });
  });

  it('steps down as the seconds pass, without a new snapshot', () => {
    expect(ringOf(quietSnapshot, later(2)).value).toBe('6:40');
  });

  it('says that it renews at a call once the notch is passed', () => {
    expect(ringOf(quietSnapshot, later(162)).caption).toBe('renews at a call');
  });

  it('keeps a token for later while DynamoSQL cannot be reached, without a notch', () => {
    const ring = ringOf(inState('offline'), later(0));
    expect(ring).toMatchObject({ caption: 'kept for later', shape: { notch: null } });
  });

  it('shows no token and no number once the token has ended', () => {
    const ring = ringOf(inState('offline'), later(402));
    expect(ring).toMatchObject({ value: 'No token', shape: { left: null } });
  });

  it('is never more than whole', () => {
    const token = { secondsLeft: 700, lifeSeconds: 600, renewsAtSecondsLeft: 240 };
    expect(ringOf({ ...quietSnapshot, token }, later(0)).shape.left).toBe(1);
  });

  it('says that no token was minted yet while the first one is on its way', () => {
    const ring = ringOf({ ...inState('working'), token: null }, later(0));
    expect(ring.caption).toBe('none minted yet');
  });
});
