import type { ConnectOutput, Disconnected } from '../../shared/connecting.ts';
import type { Failure } from '../../shared/failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { createStore, useStore } from '../store.ts';

export interface Connected {
  readonly kind: 'connected';
  /** When it was asked for, milliseconds since 1970: a call may come before the answer. */
  readonly atMs: number;
  readonly output: ConnectOutput;
}

/** What was done for an assistant in this window, which outlives a look at another screen. */
export type Doing =
  | { readonly kind: 'connecting' }
  | Connected
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

/** The copies of the files as they were are gone. */
export function forgetBackup(assistant: string): void {
  const doing = held.read().get(assistant);
  if (doing?.kind !== 'connected') return;
  const gone = { backup: null, backupHoldsSecret: false };
  const others = doing.output.others.map((other) => ({ ...other, ...gone }));
  const output = { ...doing.output, ...gone, others };
  noteDoing(assistant, { ...doing, output });
}

/** When it was connected or copied for here, milliseconds since 1970; null when it was not. */
export function sinceOf(doing: Doing | null): number | null {
  return doing?.kind === 'connected' || doing?.kind === 'copied' ? doing.atMs : null;
}

/** Connects what the person saw: a file that changed since is left alone. Null when it failed. */
export async function connect(assistant: string, expects: string): Promise<Connected | null> {
  const atMs = Date.now();
  noteDoing(assistant, { kind: 'connecting' });
  const answer = await ask('connectAssistant', { assistant, expects });
  if (answer.ok) {
    const connected: Connected = { kind: 'connected', atMs, output: answer.value };
    noteDoing(assistant, connected);
    return connected;
  }
  const { failure } = answer;
  noteDoing(
    assistant,
    failure.code === 'config_changed' ? { kind: 'stale' } : { kind: 'failed', failure },
  );
  return null;
}

/** Takes our entry out again. */
export async function undo(assistant: string): Promise<Result<readonly Disconnected[]>> {
  noteDoing(assistant, { kind: 'undoing' });
  const answer = await ask('disconnectAssistant', { assistant });
  if (!answer.ok) {
    noteDoing(assistant, { kind: 'failed', failure: answer.failure });
    return answer;
  }
  const rows = answer.value.disconnected;
  noteDoing(assistant, { kind: 'undone', rows });
  return ok(rows);
}
