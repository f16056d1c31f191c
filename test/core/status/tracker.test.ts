import { describe, expect, it } from 'vitest';
import type { StatusFacts } from '../../../src/main/core/status/judge.ts';
import { createStatusTracker } from '../../../src/main/core/status/tracker.ts';
import { failure } from '../../../src/shared/failure.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const trouble = failure('upstream_failed');

function track() {
  const clock = createFakeClock();
  let facts: StatusFacts = {
    paused: false,
    localTrouble: undefined,
    demo: false,
    token: { isFresh: true, lifeMs: 600_000, scopes: ['query', 'schemas:read'] },
    acceptedMissingScopes: [],
    tokenFailure: undefined,
    mintingMs: undefined,
    proofAgeMs: 0,
    trouble: undefined,
  };
  const shown: string[] = [];
  const tracker = createStatusTracker({
    clock,
    facts: () => facts,
    onChange: ({ state, code }) => shown.push(`${state} ${code}`),
  });
  const learn = (change: Partial<StatusFacts>): void => {
    facts = { ...facts, ...change };
    tracker.update();
  };
  const become = (change: Partial<StatusFacts>): void => {
    facts = { ...facts, ...change };
  };
  return { clock, shown, tracker, learn, become };
}

describe('the shown status', () => {
  it('does not change for a blip under two seconds', async () => {
    const { clock, shown, learn } = track();
    learn({ trouble });
    await clock.advance(1_999);
    learn({ trouble: undefined });
    await clock.advance(10_000);
    expect(shown).toEqual([]);
  });

  it('changes for a trouble of two seconds', async () => {
    const { clock, shown, learn } = track();
    learn({ trouble });
    await clock.advance(1_000);
    learn({ trouble });
    await clock.advance(999);
    expect(shown).toEqual([]);
    await clock.advance(1);
    expect(shown).toEqual(['offline upstream_failed']);
  });

  it('becomes good again at once', async () => {
    const { clock, shown, learn } = track();
    learn({ trouble });
    await clock.advance(2_000);
    learn({ trouble: undefined });
    expect(shown).toEqual(['offline upstream_failed', 'ready ready']);
  });

  it('is paused at once', () => {
    const { shown, learn } = track();
    learn({ paused: true });
    expect(shown).toEqual(['paused paused']);
  });

  it('turns when the proof gets too old, without any event', async () => {
    const { clock, shown, become } = track();
    become({ proofAgeMs: 1_200_001 });
    await clock.advance(17_000);
    expect(shown).toEqual(['working proof_too_old']);
  });

  it('is not told twice', async () => {
    const { clock, shown, learn } = track();
    learn({ trouble });
    await clock.advance(2_000);
    learn({ trouble });
    await clock.advance(60_000);
    expect(shown).toHaveLength(1);
  });

  it('says since when, and keeps that while only the code changes', async () => {
    const { clock, tracker, learn } = track();
    expect(tracker.current().since).toBe('2026-01-31T12:00:00.000Z');
    learn({ trouble });
    await clock.advance(5_000);
    learn({ trouble: failure('connect_failed') });
    expect(tracker.current()).toMatchObject({
      code: 'connect_failed',
      since: '2026-01-31T12:00:02.000Z',
    });
  });

  it('computes the age of the proof when it is asked', () => {
    const { tracker, become } = track();
    become({ proofAgeMs: 61_400 });
    expect(tracker.current().proofAgeSeconds).toBe(61);
    become({ proofAgeMs: undefined });
    expect(tracker.current().proofAgeSeconds).toBeNull();
  });

  it('leaves no timer behind', () => {
    const { clock, tracker, learn } = track();
    learn({ trouble });
    tracker.close();
    expect(clock.waiting).toBe(0);
  });
});
