import type { Failure } from '../../shared/failure.ts';
import type { Draft, Proof } from '../../shared/setup.ts';
import type { Check } from '../../shared/verification.ts';
import { createStore, useStore } from '../store.ts';

export type SetupStep = 'connect' | 'prove' | 'assistant';

export type Proving =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly checks: readonly Check[] }
  | { readonly kind: 'done'; readonly proof: Proof }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The assistant whose first call is awaited. */
export interface Awaited {
  readonly assistant: string;
  readonly sinceMs: number;
  /** Its calls of today when the waiting began. */
  readonly callsBefore: number;
  /** Tool or method of the call that came; null until then. */
  readonly calledWith: string | null;
}

/** How far setting up has come. It outlives a look at Settings. */
export interface SetupState {
  readonly step: SetupStep;
  readonly draft: Draft | null;
  /** Why the last text was not understood. */
  readonly misunderstanding: Failure | null;
  readonly proving: Proving;
  readonly confirmedTokenOrigin: string | null;
  readonly awaited: Awaited | null;
}

const atStart: SetupState = {
  step: 'connect',
  draft: null,
  misunderstanding: null,
  proving: { kind: 'none' },
  confirmedTokenOrigin: null,
  awaited: null,
};

const held = createStore<SetupState>(atStart);

export function useSetup(): SetupState {
  return useStore(held);
}

export const readSetup = held.read;

export function changeSetup(change: Partial<SetupState>): void {
  held.put({ ...held.read(), ...change });
}

export function startSetupOver(): void {
  held.put(atStart);
}
