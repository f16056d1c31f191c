import type { ConnectOutput, Disconnected } from '../../shared/connecting.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { createStore, useStore } from '../store.ts';

/** What was done for an assistant in this window, which outlives a look at another screen. */
export type Doing =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly atMs: number; readonly output: ConnectOutput }
  /** Its snippet was copied. */
  | { readonly kind: 'copied'; readonly atMs: number }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undone'; readonly rows: readonly Disconnected[] }
  /** The file changed since the person looked, and is looked at again. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const held = createStore<ReadonlyMap<string, Doing>>(new Map());

export function useDoing(assistant: string): Doing | null {
  return useStore(held).get(assistant) ?? null;
}

export function useAllDoings(): ReadonlyMap<string, Doing> {
  return useStore(held);
}

export function noteDoing(assistant: string, doing: Doing | null): void {
  const next = new Map(held.read());
  if (doing) next.set(assistant, doing);
  else next.delete(assistant);
  held.put(next);
}

/** When it was connected or copied for here, milliseconds since 1970; null when it was not. */
export function sinceOf(doing: Doing | null): number | null {
  return doing?.kind === 'connected' || doing?.kind === 'copied' ? doing.atMs : null;
}

/** Connects what the person saw: a file that changed since is left alone. */
export async function connect(assistant: string, expects: string): Promise<Result<ConnectOutput>> {
  noteDoing(assistant, { kind: 'connecting' });
  const atMs = Date.now();
  const answer = await ask('connectAssistant', { assistant, expects });
  if (answer.ok) noteDoing(assistant, { kind: 'connected', atMs, output: answer.value });
  else if (answer.failure.code === 'config_changed') noteDoing(assistant, { kind: 'stale' });
  else noteDoing(assistant, { kind: 'failed', failure: answer.failure });
  return answer;
}

/** Takes our entry out again; null when that failed as a whole. */
export async function undo(assistant: string): Promise<readonly Disconnected[] | null> {
  noteDoing(assistant, { kind: 'undoing' });
  const answer = await ask('disconnectAssistant', { assistant });
  if (!answer.ok) {
    noteDoing(assistant, { kind: 'failed', failure: answer.failure });
    return null;
  }
  noteDoing(assistant, { kind: 'undone', rows: answer.value.disconnected });
  return answer.value.disconnected;
}
