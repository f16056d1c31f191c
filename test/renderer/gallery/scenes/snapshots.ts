import type { Quarter, Snapshot } from '../../../../src/shared/snapshot.ts';

const NOW_MS = Date.now();
const SECOND = 1_000;

/** ISO 8601 of so many seconds ago. */
export function ago(seconds: number): string {
  return new Date(NOW_MS - seconds * SECOND).toISOString();
}

const calls = [
  6, 6, 6, 6, 3, 5, 5, 2, 6, 7, 4, 2, 4, 6, 3, 3, 1, 0, 0, 0, 0, 1, 2, 0, 0, 4, 0, 0, 0, 3, 0, 3, 0,
  0,
] as const;
const morning = [
  0, 0, 0, 2, 3, 7, 2, 3, 7, 6, 2, 5, 5, 6, 6, 2, 6, 3, 5, 3, 2, 3, 0, 0, 3, 6, 7, 7,
] as const;

const quarter = (count: number): Quarter => ({
  calls: count,
  failed: 0,
  answeredHere: 0,
  renewals: 2,
  renewing: 'running',
});

/** A day with two failures and a night of sleep. */
export function usualQuarters(): Quarter[] {
  const asleep: Quarter = { ...quarter(0), renewals: 0, renewing: 'asleep' };
  const quarters = [
    ...calls.map(quarter),
    ...Array.from({ length: 34 }, () => asleep),
    ...morning.map(quarter),
  ];
  return quarters.map((each, at) => (at === 13 || at === 95 ? { ...each, failed: 2 } : each));
}

const assistant = { client: null, protocolVersion: '2025-11-25', lastError: null, hasKey: true };

/** Everything works, and somebody asked twelve seconds ago. */
export const readySnapshot: Snapshot = {
  version: '0.1.0',
  health: {
    state: 'ready',
    code: 'ready',
    sentence: 'Ready',
    cause: '',
    next: '',
    since: ago(3_600),
    proofAgeSeconds: 12,
    remark: null,
  },
  provenBy: 'Claude Code',
  nextTrySeconds: null,
  requestId: null,
  demo: false,
  isSetUp: true,
  host: 'mcp.dynamosql.com',
  endpoint: 'http://127.0.0.1:3917/mcp',
  token: { secondsLeft: 402, lifeSeconds: 600, renewsAtSecondsLeft: 240 },
  scopes: [
    { name: 'schemas:read', isGranted: true, tools: ['list_tables', 'describe_table'] },
    { name: 'query', isGranted: true, tools: ['run_sql'] },
  ],
  strip: { lastBeganAt: ago(240), quarters: usualQuarters() },
  assistants: [
    {
      ...assistant,
      id: 'claude-code',
      name: 'Claude Code',
      monogram: 'CC',
      lastSeen: ago(12),
      callsToday: 111,
    },
    {
      ...assistant,
      id: 'cursor',
      name: 'Cursor',
      monogram: 'Cu',
      lastSeen: ago(185),
      callsToday: 31,
    },
    {
      ...assistant,
      id: 'claude-desktop',
      name: 'Claude Desktop',
      monogram: 'CD',
      lastSeen: null,
      callsToday: 0,
    },
    {
      ...assistant,
      id: 'codex',
      name: 'Codex',
      monogram: 'Cx',
      lastSeen: ago(9_000),
      callsToday: 4,
      hasKey: false,
    },
  ],
  otherOwner: null,
  trayMissing: false,
  update: { state: { kind: 'current' }, lookedAt: ago(10_800), canLook: true, asksPassword: false },
};
