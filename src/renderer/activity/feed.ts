import type { ActivityEntry } from '../../shared/activity.ts';

/** As many as main gives at once: what is older is in the export. */
const KEPT = 500;

/** What the screen holds: entries with the newest first, and those held back while it is paused. */
export interface Feed {
  readonly entries: readonly ActivityEntry[];
  readonly held: readonly ActivityEntry[];
  readonly isPaused: boolean;
}

export type FeedEvent =
  | { readonly kind: 'read'; readonly entries: readonly ActivityEntry[] }
  | { readonly kind: 'arrived'; readonly entry: ActivityEntry }
  | { readonly kind: 'paused' | 'resumed' };

export const emptyFeed: Feed = { entries: [], held: [], isPaused: false };

/** The feed after an event. Entries can arrive before the first reading ends: none counts twice. */
export function feedAfter(feed: Feed, event: FeedEvent): Feed {
  switch (event.kind) {
    case 'read':
      return { ...feed, entries: joined(feed.entries, event.entries) };
    case 'arrived':
      return feed.isPaused
        ? { ...feed, held: joined([event.entry], feed.held) }
        : { ...feed, entries: joined([event.entry], feed.entries) };
    case 'paused':
      return { ...feed, isPaused: true };
    case 'resumed':
      return { entries: joined(feed.held, feed.entries), held: [], isPaused: false };
  }
}

function joined(
  some: readonly ActivityEntry[],
  others: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  const byId = new Map([...others, ...some].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((one, other) => other.id - one.id).slice(0, KEPT);
}
