import { useMemo } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { Moment } from '../shared/said.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { ask, listen } from './bridge.ts';
import { momentAfter } from './moment.ts';
import { createStore, useStore } from './store.ts';
import { useNow } from './use-now.ts';

export type HeldSnapshot =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'held'; readonly snapshot: Snapshot; readonly receivedAtMs: number };

const held = createStore<HeldSnapshot>({ kind: 'waiting' });

/** The picture that main draws, held with the time at which it came. */
export function useHeldSnapshot(): HeldSnapshot {
  return useStore(held);
}

/** Now, and how old the given snapshot is: steps once a second. */
export function useMoment(receivedAtMs: number): Moment {
  const nowMs = useNow();
  return useMemo(() => momentAfter(receivedAtMs, nowMs), [receivedAtMs, nowMs]);
}

/** Hears of every new snapshot, and asks for the one of now. */
export async function followSnapshots(): Promise<void> {
  listen('snapshot', hold);
  await askForSnapshot();
}

export async function askForSnapshot(): Promise<void> {
  const answer = await ask('snapshot', {});
  if (answer.ok) hold(answer.value);
  else if (held.read().kind !== 'held') held.put({ kind: 'failed', failure: answer.failure });
}

function hold(snapshot: Snapshot): void {
  held.put({ kind: 'held', snapshot, receivedAtMs: Date.now() });
}
