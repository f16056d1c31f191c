import { describe, expect, it } from 'vitest';
import { detailsText } from '../../src/renderer/activity/details-text.ts';
import { emptyFeed, type Feed, feedAfter } from '../../src/renderer/activity/feed.ts';
import { failedCount, filtered } from '../../src/renderer/activity/filter.ts';
import { sizeText, timeText } from '../../src/renderer/activity/formats.ts';
import { linesOf } from '../../src/renderer/activity/lines.ts';
import { tookText } from '../../src/renderer/took.ts';
import type { ActivityCall, ActivityEntry } from '../../src/shared/activity.ts';

const NOON = new Date(2026, 10, 24, 12).getTime();

function call(id: number, differs: Partial<ActivityCall> = {}): ActivityCall {
  return {
    id,
    at: new Date(NOON + id * 1_000).toISOString(),
    kind: 'call',
    assistant: 'cursor',
    name: 'Cursor',
    method: 'tools/call',
    tool: 'run_sql',
    tables: ['orders'],
    status: 200,
    ms: 100,
    bytes: 1_000,
    hasFailed: false,
    code: null,
    sentence: null,
    requestId: null,
    ...differs,
  };
}

function note(id: number): ActivityEntry {
  const at = new Date(NOON + id * 1_000).toISOString();
  return { id, at, kind: 'note', about: 'renewal', sentence: 'Token renewed' };
}

describe('the lines of the activity', () => {
  it('hold repeats once, with their mean time and their size together', () => {
    const entries = [call(3, { ms: 200, tables: ['carts'] }), call(2), call(1, { bytes: null })];
    expect(linesOf(entries, NOON)).toMatchObject([
      { kind: 'call', id: 3, count: 3, bytes: 2_000, tables: ['carts', 'orders'] },
    ]);
    expect(linesOf(entries, NOON)[0]).toHaveProperty('ms', 400 / 3);
  });

  it('keep apart what differs, what a note parts, and what came later', () => {
    expect(linesOf([call(2, { tool: 'list_tables' }), call(1)], NOON)).toHaveLength(2);
    expect(linesOf([call(3), note(2), call(1)], NOON)).toHaveLength(3);
    expect(linesOf([call(7), call(2)], NOON)).toHaveLength(2);
    expect(linesOf([call(2, { status: 504, hasFailed: true }), call(1)], NOON)).toHaveLength(2);
  });

  it('say where another day begins', () => {
    const yesterday = call(1, { at: new Date(NOON - 86_400_000).toISOString() });
    const kinds = (nowMs: number) => linesOf([call(2), yesterday], nowMs).map(({ kind }) => kind);
    expect(kinds(NOON)).toEqual(['call', 'day', 'call']);
    expect(kinds(NOON + 86_400_000)).toEqual(['day', 'call', 'day', 'call']);
  });
});

describe('the filter', () => {
  const entries = [
    call(3, { name: 'Claude Code', tool: 'list_tables', tables: [] }),
    note(2),
    call(1, { hasFailed: true, status: 504, code: 'answer_timeout' }),
  ];
  const ids = (text: string, failedOnly = false) =>
    filtered(entries, { text, failedOnly }).map(({ id }) => id);

  it('finds assistant, tool, table and code, and every word must fit', () => {
    expect(ids('claude')).toEqual([3]);
    expect(ids('RUN_SQL orders')).toEqual([1]);
    expect(ids('timeout')).toEqual([1]);
    expect(ids('claude orders')).toEqual([]);
  });

  it('keeps the notes while nothing is filtered', () => {
    expect(ids(' ')).toEqual([3, 2, 1]);
    expect(ids('', true)).toEqual([1]);
    expect(failedCount(entries)).toBe(1);
  });
});

describe('the feed', () => {
  const feedOf = (...events: Parameters<typeof feedAfter>[1][]): Feed =>
    events.reduce(feedAfter, emptyFeed);
  const ids = (entries: readonly ActivityEntry[]) => entries.map(({ id }) => id);

  it('shows the newest first, and nothing twice', () => {
    const feed = feedOf(
      { kind: 'arrived', entry: call(3) },
      { kind: 'read', entries: [call(3), call(2)] },
      { kind: 'arrived', entry: call(4) },
    );
    expect(ids(feed.entries)).toEqual([4, 3, 2]);
  });

  it('holds new lines back while paused, and shows them all afterwards', () => {
    const paused = feedOf(
      { kind: 'read', entries: [call(1)] },
      { kind: 'paused' },
      { kind: 'arrived', entry: call(2) },
      { kind: 'arrived', entry: call(3) },
    );
    expect(ids(paused.entries)).toEqual([1]);
    expect(ids(paused.held)).toEqual([3, 2]);
    const resumed = feedAfter(paused, { kind: 'resumed' });
    expect(ids(resumed.entries)).toEqual([3, 2, 1]);
    expect(resumed.held).toEqual([]);
  });

  it('keeps the latest 500', () => {
    const entries = Array.from({ length: 500 }, (_, at) => call(at + 1));
    const feed = feedOf({ kind: 'read', entries }, { kind: 'arrived', entry: call(501) });
    expect(feed.entries).toHaveLength(500);
    expect(feed.entries[0]?.id).toBe(501);
    expect(feed.entries.at(-1)?.id).toBe(2);
  });
});

describe('copied details', () => {
  it('are one fact per line, without what is not known', () => {
    const failing = call(1, {
      hasFailed: true,
      status: 504,
      ms: 30_000,
      bytes: null,
      code: 'answer_timeout',
      sentence: 'DynamoSQL does not answer in time.',
    });
    const [line] = linesOf([failing], NOON);
    expect(line?.kind === 'call' && detailsText(line).split('\n')).toEqual([
      `Time: ${failing.at}`,
      'Assistant: Cursor',
      'Call: run_sql',
      'Tables: orders',
      'Status: 504',
      'Took: 30.0 s',
      'Code: answer_timeout',
      'Said: DynamoSQL does not answer in time.',
    ]);
  });
});

describe('times and sizes', () => {
  it('are as short as their column', () => {
    expect(timeText(new Date(2026, 10, 24, 9, 5, 7).getTime())).toBe('09:05:07');
    expect([3, 999.4, 999.6, 1_900, 30_000, 59_960, 125_000].map(tookText)).toEqual([
      '3 ms',
      '999 ms',
      '1.0 s',
      '1.9 s',
      '30.0 s',
      '1 min 0 s',
      '2 min 5 s',
    ]);
    expect([null, 0, 99, 300, 18_240, 999_960, 1_400_000].map(sizeText)).toEqual([
      '',
      '0 B',
      '99 B',
      '0.3 kB',
      '18.2 kB',
      '1.0 MB',
      '1.4 MB',
    ]);
  });
});
