import type { Snapshot } from '../../src/shared/snapshot.ts';
import { createSnapshot } from '../fakes/snapshot.ts';

const quarter = { calls: 0, failed: 0, answeredHere: 0, renewals: 1, renewing: 'running' } as const;

/** A quiet day on which everything works. */
export const quietSnapshot: Snapshot = createSnapshot({
  strip: {
    lastBeganAt: '2026-11-24T12:00:00.000Z',
    quarters: Array.from({ length: 96 }, () => quarter),
  },
});
