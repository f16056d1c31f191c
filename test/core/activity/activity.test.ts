import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../src/main/core/activity/activity.ts';
import type { CallRecord } from '../../../src/shared/activity.ts';
import { FAKE_START } from '../../fakes/clock.ts';
import { callOf } from './calls.ts';

function activityOf(...calls: readonly CallRecord[]) {
  const activity = createActivity({
    nameOf: (id) => `name of ${id}`,
    zoneOffsetMs: () => 0,
    found: [],
  });
  for (const each of calls) activity.record(each);
  return { activity, seen: () => activity.assistants(FAKE_START) };
}

describe('what was seen of an assistant', () => {
  it('is its last call and how many tool calls it made today', () => {
    const { seen } = activityOf(
      callOf(),
      callOf(),
      callOf({ method: 'tools/list', at: FAKE_START + 5 }),
    );
    expect(seen()).toEqual([
      {
        id: 'codex',
        name: 'name of codex',
        lastSeen: '2026-01-31T12:00:00.005Z',
        client: null,
        protocolVersion: null,
        callsToday: 2,
        lastError: null,
      },
    ]);
  });

  it('counts anew on the next day', () => {
    const { activity } = activityOf(callOf());
    const tomorrow = FAKE_START + 86_400_000;
    expect(activity.assistants(tomorrow)[0]?.callsToday).toBe(0);
    activity.record(callOf({ at: tomorrow }));
    expect(activity.assistants(tomorrow)[0]?.callsToday).toBe(1);
  });

  it.each([
    [{ code: 'connect_failed' }, 'connect_failed'],
    [{ status: 404 }, 'http_404'],
    [{ status: 200 }, null],
  ])('with %j tells the last error %s', (given, lastError) => {
    expect(activityOf(callOf(given)).seen()[0]?.lastError).toBe(lastError);
  });

  it('is what it calls itself, cleaned', () => {
    const { activity, seen } = activityOf();
    activity.seen('cursor', {
      client: 'Cur\u001b[31m\nsor',
      protocolVersion: '2025-11-25',
      tool: undefined,
    });
    activity.seen('cursor', { client: undefined, protocolVersion: undefined, tool: undefined });
    expect(seen()[0]).toMatchObject({
      client: 'Cur [31m sor',
      protocolVersion: '2025-11-25',
      lastSeen: null,
    });
  });

  it.each(['run', 'open', 'verifier'])('does not list %s, which is no assistant', (assistant) => {
    expect(activityOf(callOf({ assistant })).seen()).toEqual([]);
  });
});
