import { describe, expect, it } from 'vitest';
import { createEntries, isFailed } from '../../../src/main/core/activity/entries.ts';
import type { ActivityEntry } from '../../../src/shared/activity.ts';
import { FAKE_START } from '../../fakes/clock.ts';
import { callOf } from './calls.ts';

const DAY_MS = 86_400_000;

function openEntries(found: readonly ActivityEntry[] = []) {
  const now = { wallMs: FAKE_START, days: 7 };
  const entries = createEntries({ found, wallMs: () => now.wallMs, days: () => now.days });
  return { entries, now };
}

describe('the entries of the activity', () => {
  it('are calls with what may be told of them', () => {
    const { entries } = openEntries();
    entries.addCall(
      callOf({ ms: 12.4, tables: ['orders'], requestId: 'r-1', status: 503 }),
      'Codex',
    );
    expect(entries.list()).toEqual([
      {
        id: 1,
        at: '2026-01-31T12:00:00.000Z',
        kind: 'call',
        assistant: 'codex',
        name: 'Codex',
        method: 'tools/call',
        tool: 'run_sql',
        tables: ['orders'],
        status: 503,
        ms: 12,
        bytes: 480,
        hasFailed: true,
        code: null,
        sentence: null,
        requestId: 'r-1',
      },
    ]);
  });

  it('are told as they come, with rising ids, the latest first in the list', () => {
    const { entries } = openEntries();
    const told: number[] = [];
    const stop = entries.onEntry(({ id }) => told.push(id));
    entries.addCall(callOf(), 'Codex');
    entries.addNote('renewal', 'Token renewed');
    stop();
    entries.addNote('network', 'Network back');
    expect(told).toEqual([1, 2]);
    expect(entries.list().map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('go on counting after a restart', () => {
    const first = openEntries();
    first.entries.addNote('sleep', 'The computer slept');
    const second = openEntries(first.entries.list());
    second.entries.addNote('key', 'The key was revoked');
    expect(second.entries.list().map(({ id }) => id)).toEqual([2, 1]);
  });

  it('are 500 at most', () => {
    const { entries } = openEntries();
    for (let nth = 0; nth < 510; nth += 1) entries.addNote('state', 'Paused');
    expect(entries.list()).toHaveLength(500);
    expect(entries.list().at(-1)?.id).toBe(11);
  });

  it('are kept for the days of the setting', () => {
    const { entries, now } = openEntries();
    entries.addNote('state', 'Paused');
    now.wallMs += 6 * DAY_MS;
    expect(entries.list()).toHaveLength(1);
    now.days = 1;
    expect(entries.list()).toEqual([]);
  });
});

describe('a call has failed', () => {
  it.each([
    [{ status: 200 }, false],
    [{ status: 404 }, true],
    [{ status: 200, code: 'answer_timeout' }, true],
    [{ status: 499, code: 'caller_left' }, false],
    [{ status: 405, method: 'GET' }, false],
  ])('with %j: %s', (given, failed) => expect(isFailed(callOf(given))).toBe(failed));

  it.each([
    ['tools/call', true],
    ['initialize', false],
  ])('when %s is answered here because of a state: %s', (method, hasFailed) => {
    const { entries } = openEntries();
    entries.addCall(callOf({ method, code: 'paused', answeredHere: true }), 'Codex');
    expect(entries.list()[0]).toMatchObject({ hasFailed });
  });
});
