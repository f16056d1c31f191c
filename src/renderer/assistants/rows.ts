import type { AssistantRow } from '../../shared/connecting.ts';
import type { KnownAssistant } from '../../shared/snapshot.ts';
import { standingOf, standingOrder } from './standing.ts';

/** The list as it was read, with what the snapshot knows better: it is told of every call. */
export function freshRows(
  rows: readonly AssistantRow[],
  seen: readonly KnownAssistant[],
): readonly AssistantRow[] {
  return rows.map((row) => {
    const known = seen.find(({ id }) => id === row.id);
    if (!known) return row;
    const { hasKey, lastSeen, client, protocolVersion, callsToday, lastError } = known;
    const state = row.state === 'waiting' && lastSeen !== null ? 'seen' : row.state;
    return { ...row, state, hasKey, lastSeen, client, protocolVersion, callsToday, lastError };
  });
}

/** Changes when the list has to be read anew; a further call of somebody known is no reason. */
export function listKey(seen: readonly KnownAssistant[]): string {
  return seen.map(({ id, hasKey, lastSeen }) => `${id} ${hasKey} ${lastSeen !== null}`).join('\n');
}

/** It lies on this computer, or has to do with us already. */
export function isHere({ found, hasKey, lastSeen, way, oldEntries }: AssistantRow): boolean {
  return found || hasKey || lastSeen !== null || way !== null || oldEntries.length > 0;
}

export interface Arranged {
  readonly here: readonly AssistantRow[];
  /** By name, the one that stands for any client last. */
  readonly others: readonly AssistantRow[];
}

/**
 * Connected first, then what waits for the person, then what was found. Rows that were seen before
 * keep their places, and an opened one its list: nothing moves away under the pointer.
 */
export function arranged(
  rows: readonly AssistantRow[],
  before: { readonly here: readonly string[]; readonly opened: string | null },
): Arranged {
  const stays = (row: AssistantRow): boolean =>
    before.here.includes(row.id) ||
    (isHere(row) && !(before.here.length > 0 && before.opened === row.id));
  const placeOf = ({ id }: AssistantRow): number => {
    const place = before.here.indexOf(id);
    return place < 0 ? before.here.length : place;
  };
  const rank = (row: AssistantRow): number => standingOrder[standingOf(row, null).kind];
  const here = rows
    .filter(stays)
    .sort((one, other) => placeOf(one) - placeOf(other) || rank(one) - rank(other));
  const others = rows
    .filter((row) => !here.includes(row))
    .sort((one, other) => last(one) - last(other) || one.name.localeCompare(other.name, 'en'));
  return { here, others };
}

function last({ id }: AssistantRow): number {
  return id === 'other' ? 1 : 0;
}

/** How many hold a key, and so lose DynamoSQL when the secret goes. */
export function keyHolders(assistants: readonly KnownAssistant[]): number {
  return assistants.filter(({ hasKey }) => hasKey).length;
}
