import type { ActivityEntry } from '../../shared/activity.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Awaited } from './setup-state.ts';

/** What the awaited assistant called, when this entry is its call; else null. */
export function calledIn(entry: ActivityEntry, awaited: Awaited): string | null {
  if (entry.kind !== 'call' || entry.assistant !== awaited.assistant) return null;
  return Date.parse(entry.at) >= awaited.sinceMs ? (entry.tool ?? entry.method) : null;
}

/** The snapshot counts a call of the awaited assistant that was not there before. */
export function hasCalled(snapshot: Snapshot, awaited: Awaited): boolean {
  const seen = snapshot.assistants.find(({ id }) => id === awaited.assistant);
  return seen !== undefined && seen.callsToday > awaited.callsBefore;
}
