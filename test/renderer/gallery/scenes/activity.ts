import type { ActivityCall, ActivityEntry } from '../../../../src/shared/activity.ts';
import { failure } from '../../../../src/shared/failure.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import type { Scene } from '../scene.ts';
import { ago, readySnapshot } from './snapshots.ts';

let id = 10_000;

function call(secondsAgo: number, differs: Partial<ActivityCall> = {}): ActivityCall {
  id -= 1;
  return {
    id,
    at: ago(secondsAgo),
    kind: 'call',
    assistant: 'claude-code',
    name: 'Claude Code',
    method: 'tools/call',
    tool: 'run_sql',
    tables: ['products'],
    status: 200,
    ms: 166,
    bytes: 4_800,
    hasFailed: false,
    code: null,
    sentence: null,
    requestId: null,
    ...differs,
  };
}

function note(
  secondsAgo: number,
  about: Extract<ActivityEntry, { kind: 'note' }>['about'],
  sentence: string,
): ActivityEntry {
  id -= 1;
  return { id, at: ago(secondsAgo), kind: 'note', about, sentence };
}

const many = (count: number, from: number, differs: Partial<ActivityCall>) =>
  Array.from({ length: count }, (_, at) => call(from + at * 0.5, differs));
const byCursor = { assistant: 'cursor', name: 'Cursor' };
const timeout = {
  ...byCursor,
  tables: ['shipments'],
  status: 504,
  ms: 30_000,
  bytes: 300,
  hasFailed: true,
  code: 'answer_timeout',
  sentence: 'DynamoSQL does not answer in time.',
  requestId: 'c04e-71b2-90aa',
};

const entries: readonly ActivityEntry[] = [
  call(4, { tables: ['orders', 'customers'], ms: 214, bytes: 18_200 }),
  call(20, { tool: 'describe_table', tables: ['customers'], ms: 71, bytes: 2_100 }),
  ...['orders', 'carts', 'refunds', 'sessions', 'payments', 'products'].map((table, at) =>
    call(26 + at * 0.5, { tool: 'describe_table', tables: [table], ms: 74, bytes: 1_930 }),
  ),
  call(29, { tool: 'list_tables', tables: [], ms: 102, bytes: 1_400 }),
  call(182, timeout),
  note(202, 'renewal', 'Token renewed in 188 ms, 4 min before its end'),
  call(221, { ...byCursor, tables: ['shipments'], ms: 1_900, bytes: 64_000 }),
  call(223, { ...byCursor, method: 'initialize', tool: null, tables: [], ms: 3, bytes: 600 }),
  call(369),
  note(565, 'renewal', 'Token renewed in 203 ms, 4 min before its end'),
  note(642, 'network', 'Network back after 9 s; no call was lost'),
  ...many(14, 898, { ms: 188, bytes: 5_090 }),
  call(911, { tool: 'list_tables', tables: [], ms: 95, bytes: 1_400 }),
  call(30 * 3_600, { status: 429, hasFailed: true, tables: ['orders'] }),
  note(31 * 3_600, 'sleep', 'Asleep for 6 h 12 min'),
];

const base: Scene = {
  snapshot: readySnapshot,
  preferences: { recordsTableNames: true },
  answers: { activity: () => ok({ entries: [...entries] }) },
  show: { place: 'activity', assistant: null },
};

export const activityScenes: Readonly<Record<string, Scene>> = {
  'activity-list': base,
  'activity-opened': { ...base, press: ['504'] },
  'activity-failed-only': { ...base, press: ['Failed'] },
  'activity-paused': {
    ...base,
    press: ['Pause'],
    answers: {
      activity: (_input, tell) => {
        const newer = [1, 2].map((seconds) =>
          call(-seconds, { ...byCursor, id: 20_000 + seconds }),
        );
        for (const entry of newer) setTimeout(() => tell('activity', entry), 300);
        return ok({ entries: [...entries] });
      },
    },
  },
  'activity-none': { ...base, answers: { activity: () => ok({ entries: [] }) } },
  'activity-none-failed': {
    ...base,
    answers: { activity: () => ok({ entries: [call(4)] }) },
    press: ['Failed'],
  },
  'activity-loading': { ...base, answers: { activity: () => new Promise(() => {}) } },
  'activity-unread': {
    ...base,
    answers: { activity: () => failed(failure('file_unreadable')) },
    preferences: { recordsTableNames: false },
  },
};
