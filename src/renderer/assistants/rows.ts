import { assistantIds } from '../../shared/assistant.ts';
import { assistantNames } from '../../shared/assistant-names.ts';
import type { KnownAssistant } from '../../shared/snapshot.ts';

/** One row of the list. */
export interface AssistantRow {
  readonly id: string;
  readonly name: string;
  readonly monogram: string;
  /** What was seen of it; null when it never called and has no key. */
  readonly known: KnownAssistant | null;
}

/** Those that called or have a key, in the snapshot's order. */
export function knownRows(assistants: readonly KnownAssistant[]): readonly AssistantRow[] {
  return assistants.map((known) => ({
    id: known.id,
    name: known.name,
    monogram: known.monogram,
    known,
  }));
}

/** All the others by name, the one that stands for any client last. */
export function otherRows(assistants: readonly KnownAssistant[]): readonly AssistantRow[] {
  const ids = new Set(assistants.map(({ id }) => id));
  return assistantIds
    .filter((id) => !ids.has(id))
    .map((id) => ({ id, ...assistantNames[id], known: null }))
    .sort((one, other) => last(one) - last(other) || one.name.localeCompare(other.name, 'en'));
}

function last({ id }: AssistantRow): number {
  return id === 'other' ? 1 : 0;
}

/** How it stands with an assistant. */
export type AssistantStanding =
  /** It called, and its key is good. */
  | { readonly kind: 'connected'; readonly lastCallMs: number }
  /** It has a key and has not called yet. */
  | { readonly kind: 'waiting' }
  /** It called and has no key now. */
  | { readonly kind: 'revoked'; readonly lastCallMs: number }
  | { readonly kind: 'unconnected' };

export function standingOf({ known }: AssistantRow): AssistantStanding {
  if (known === null) return { kind: 'unconnected' };
  const lastCallMs = known.lastSeen === null ? Number.NaN : Date.parse(known.lastSeen);
  if (Number.isNaN(lastCallMs)) return { kind: known.hasKey ? 'waiting' : 'unconnected' };
  return { kind: known.hasKey ? 'connected' : 'revoked', lastCallMs };
}

/** When it called after the given moment, milliseconds since 1970; null when it did not. */
export function callSince({ known }: AssistantRow, sinceMs: number): number | null {
  const lastCallMs = Date.parse(known?.lastSeen ?? '');
  return lastCallMs >= sinceMs ? lastCallMs : null;
}

/** How many hold a key, and so lose DynamoSQL when the secret goes. */
export function keyHolders(assistants: readonly KnownAssistant[]): number {
  return assistants.filter(({ hasKey }) => hasKey).length;
}
