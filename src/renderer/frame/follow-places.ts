import { listen } from '../bridge.ts';
import { go } from '../place.ts';

/** Goes where a click in the tray or on a notification leads. */
export function followPlaces(): void {
  listen('show', ({ place, assistant }) => go(place, assistant));
}
