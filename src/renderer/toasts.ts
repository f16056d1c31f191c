import type { Told } from './parts/toast.tsx';
import { createStore, useStore } from './store.ts';

const held = createStore<Told | null>(null);
let lastId = 0;

export function useTold(): Told | null {
  return useStore(held);
}

interface TellOptions {
  readonly hasFailed?: boolean;
  readonly action?: Told['action'];
}

/** Says what became of something that the person just did here. */
export function tell(words: string, options: TellOptions = {}): void {
  lastId += 1;
  const { hasFailed = false, action = null } = options;
  held.put({ id: lastId, words, hasFailed, action });
}

export function endTold(): void {
  held.put(null);
}
