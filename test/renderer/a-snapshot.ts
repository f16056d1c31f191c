import type { Snapshot } from '../../src/shared/snapshot.ts';
import { updatedByHand } from '../../src/shared/update.ts';

const quarter = { calls: 0, failed: 0, answeredHere: 0, renewals: 1, renewing: 'running' } as const;

/** A quiet day on which everything works. */
export const quietSnapshot: Snapshot = {
  version: '0.1.0',
  health: {
    state: 'ready',
    code: 'ready',
    sentence: 'Ready',
    cause: '',
    next: '',
    since: '2026-11-24T08:00:00.000Z',
    proofAgeSeconds: 12,
    remark: null,
  },
  provenBy: 'Claude Code',
  nextTrySeconds: null,
  requestId: null,
  demo: false,
  isSetUp: true,
  host: 'mcp.dynamosql.com',
  endpoint: 'http://127.0.0.1:17864/mcp',
  token: { secondsLeft: 402, lifeSeconds: 600, renewsAtSecondsLeft: 240 },
  scopes: [],
  strip: {
    lastBeganAt: '2026-11-24T12:00:00.000Z',
    quarters: Array.from({ length: 96 }, () => quarter),
  },
  assistants: [],
  otherOwner: null,
  trayMissing: false,
  update: updatedByHand,
};
