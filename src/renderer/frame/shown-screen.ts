import type { Snapshot } from '../../shared/snapshot.ts';
import type { Place } from '../place.ts';

/** Setup stands in for Overview until the app is set up. */
export function shownScreen(place: Place['screen'], snapshot: Snapshot): Place['screen'] {
  return place === 'overview' && !snapshot.isSetUp ? 'setup' : place;
}

/** Something in Assistants waits: one was given a key and never called with it. */
export function somethingWaits(snapshot: Snapshot): boolean {
  return snapshot.assistants.some(({ hasKey, lastSeen }) => hasKey && lastSeen === null);
}
