import type { Failure } from '../shared/failure.ts';
import type { Check, Verification } from '../shared/verification.ts';
import { ask, listen } from './bridge.ts';
import { createStore, useStore } from './store.ts';

/** A run of the verifier, wherever in the window it was asked for. */
export type Verifying =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running';
      readonly assistant: string | null;
      readonly checks: readonly Check[];
    }
  | {
      readonly kind: 'done';
      readonly assistant: string | null;
      readonly verification: Verification;
    }
  | { readonly kind: 'failed'; readonly assistant: string | null; readonly failure: Failure };

const held = createStore<Verifying>({ kind: 'none' });

export function useVerifying(): Verifying {
  return useStore(held);
}

/** Runs all checks, with those of the given assistant's own way. One at a time. */
export async function verify(assistant: string | null = null): Promise<Verifying> {
  const before = held.read();
  if (before.kind === 'running') return before;
  held.put({ kind: 'running', assistant, checks: [] });
  const stop = listen('check', addCheck);
  const answer = await ask('verify', { assistant });
  stop();
  const after: Verifying = answer.ok
    ? { kind: 'done', assistant, verification: answer.value }
    : { kind: 'failed', assistant, failure: answer.failure };
  held.put(after);
  return after;
}

export function closeVerifying(): void {
  held.put({ kind: 'none' });
}

function addCheck(check: Check): void {
  const now = held.read();
  if (now.kind === 'running') held.put({ ...now, checks: [...now.checks, check] });
}
