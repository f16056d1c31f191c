import type { Screen } from '../shared/ipc.ts';
import { createStore, useStore } from './store.ts';

export interface Place {
  readonly screen: Screen | 'setup';
  /** What to show there: the id of an assistant, or of a page of Settings. */
  readonly detail: string | null;
}

const held = createStore<Place>({ screen: 'overview', detail: null });

export function usePlace(): Place {
  return useStore(held);
}

export function go(screen: Place['screen'], detail: string | null = null): void {
  held.put({ screen, detail });
}
