import type { AssistantRow, OldEntry } from '../../shared/connecting.ts';
import type { Doing } from './connections.ts';

/** How it stands with an assistant: what its row says. */
export type AssistantStanding =
  | { readonly kind: 'connected'; readonly lastCallMs: number }
  /** It was connected, and has not called since. */
  | { readonly kind: 'waiting' }
  /** An entry for DynamoSQL that is not ours. */
  | { readonly kind: 'old'; readonly reason: OldEntry['reason'] }
  /** Its entry holds a key that is not accepted. */
  | { readonly kind: 'revoked' }
  /** Its entry leads to another port. */
  | { readonly kind: 'address-changed' }
  /** Its file is there, and is not edited. */
  | { readonly kind: 'problem'; readonly cause: string }
  /** No file of it is ever edited. */
  | { readonly kind: 'by-hand'; readonly isFound: boolean }
  | { readonly kind: 'found'; readonly lastCallMs: number | null }
  | { readonly kind: 'absent' };

/** Connected first, then what waits for the person, then what was found. */
export const standingOrder: Readonly<Record<AssistantStanding['kind'], number>> = {
  connected: 0,
  waiting: 1,
  old: 2,
  revoked: 3,
  'address-changed': 3,
  problem: 4,
  found: 5,
  'by-hand': 6,
  absent: 7,
};

/** `sinceMs`: when it was connected or copied for in this window, milliseconds since 1970. */
export function standingOf(row: AssistantRow, sinceMs: number | null): AssistantStanding {
  const lastCallMs = lastCallOf(row);
  const [old] = row.oldEntries;
  if (row.problem) return { kind: 'problem', cause: row.problem.cause };
  if (row.state === 'key-revoked') return { kind: 'revoked' };
  if (row.state === 'address-changed') return { kind: 'address-changed' };
  if (old) return { kind: 'old', reason: old.reason };
  if (row.hasKey || row.way !== null) {
    const hasCalled = lastCallMs !== null && lastCallMs >= (sinceMs ?? 0);
    return hasCalled ? { kind: 'connected', lastCallMs } : { kind: 'waiting' };
  }
  if (row.byHand !== null) return { kind: 'by-hand', isFound: row.found };
  if (row.found || lastCallMs !== null) return { kind: 'found', lastCallMs };
  return { kind: 'absent' };
}

/** Milliseconds since 1970; null when it never called. */
export function lastCallOf({ lastSeen }: Pick<AssistantRow, 'lastSeen'>): number | null {
  const ms = Date.parse(lastSeen ?? '');
  return Number.isNaN(ms) ? null : ms;
}

/** What an opened row is about. */
export type PanelKind =
  /** What connecting would change in its file. */
  | 'connect'
  | 'connected'
  /** What to paste, where its file is not edited. */
  | 'snippet';

/** What is being done here counts before a list that was read earlier. */
export function panelOf(row: AssistantRow, doing: Doing['kind'] | null): PanelKind {
  if (doing === 'connecting') return 'connect';
  if (doing === 'connected' && row.hasKey) return 'connected';
  if (row.problem || row.byHand !== null || row.path === null) return 'snippet';
  const isCurrent = row.state === 'seen' || row.state === 'waiting';
  if (row.oldEntries.length > 0 || !isCurrent) return 'connect';
  return row.way !== null || row.hasKey ? 'connected' : 'connect';
}

/** The one thing that the row itself offers; null where opening it is enough. */
export function rowActionOf(standing: AssistantStanding): 'replace' | 'new-key' | 'update' | null {
  switch (standing.kind) {
    case 'old':
      return 'replace';
    case 'revoked':
      return 'new-key';
    case 'address-changed':
      return 'update';
    default:
      return null;
  }
}
