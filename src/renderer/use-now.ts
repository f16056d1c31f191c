import { useSyncExternalStore } from 'react';

// One clock for the whole window: everything with an age steps in the same moment, once a second.

let nowMs = Date.now();
let timer: number | undefined;
const watchers = new Set<() => void>();

/** Wall clock in milliseconds since 1970, drawn anew once a second. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => nowMs);
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  // A clock that nobody looked at has stood still.
  if (timer === undefined) nowMs = Date.now();
  timer ??= window.setInterval(step, 1_000);
  return () => {
    watchers.delete(tell);
    if (watchers.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

function step(): void {
  nowMs = Date.now();
  for (const tell of watchers) tell();
}
