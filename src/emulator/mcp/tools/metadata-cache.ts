import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** After so many seconds the metadata of a table counts as stale (contract 11.2, item 31: assumed). */
const STALE_AFTER_SECONDS = 900;

/** A forced refresh asks DynamoDB again, which takes its time. */
const FORCED_REFRESH_MS = 120;

export const refreshModeSchema = z
  .enum(['if_stale', 'force', 'skip'])
  .default('if_stale')
  .describe('Metadata refresh mode.');
type RefreshMode = z.infer<typeof refreshModeSchema>;

/** When the metadata of each thing was last read; contract 9.1 says there is such a cache. */
export interface MetadataCache {
  /** @param thing a schema or a qualified table name */
  refresh(thing: string, mode: RefreshMode): Promise<Freshness>;
  /** ISO time of the last refresh. */
  refreshedAt(thing: string): string;
}

interface Freshness {
  readonly refreshed: boolean;
  readonly refreshed_at: string;
  readonly stale_after_seconds: number;
}

/** @param nowMs milliseconds since 1970 */
export function createMetadataCache(nowMs: () => number): MetadataCache {
  const start = nowMs();
  const times = new Map<string, number>();
  const timeOf = (thing: string): number => times.get(thing) ?? start;
  const refreshedAt = (thing: string): string => new Date(timeOf(thing)).toISOString();
  return {
    refreshedAt,
    refresh: async (thing, mode) => {
      const isStale = nowMs() - timeOf(thing) > STALE_AFTER_SECONDS * 1000;
      const refreshed = mode === 'force' || (mode === 'if_stale' && isStale);
      if (mode === 'force') await sleep(FORCED_REFRESH_MS);
      if (refreshed) times.set(thing, nowMs());
      return {
        refreshed,
        refreshed_at: refreshedAt(thing),
        stale_after_seconds: STALE_AFTER_SECONDS,
      };
    },
  };
}
