import { useSyncExternalStore } from 'react';

/** A value of the whole window, which any screen reads and which outlives the screens. */
export interface Store<T> {
  readonly read: () => T;
  readonly put: (next: T) => void;
  readonly watch: (tell: () => void) => () => void;
}

export function createStore<T>(first: T): Store<T> {
  let held = first;
  const watchers = new Set<() => void>();
  return {
    read: () => held,
    put(next) {
      held = next;
      for (const tell of watchers) tell();
    },
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

/** The value, drawn anew when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.watch, store.read);
}
