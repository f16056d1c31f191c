import type { Snapshot } from '../../shared/snapshot.ts';
import type { Place } from '../place.ts';

/** Setup stands in for Overview until the app is set up. */
export function shownScreen(place: Place['screen'], snapshot: Snapshot): Place['screen'] {
  return place === 'overview' && !snapshot.isSetUp ? 'setup' : place;
}

/** Something in Assistants waits for the person: an assistant's last call went wrong. */
export function somethingWaits(snapshot: Snapshot): boolean {
  return snapshot.assistants.some(({ lastError }) => lastError !== null);
}
