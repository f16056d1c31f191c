import type { ActivityCall, ActivityEntry, CallRecord } from '../../../shared/activity.ts';

type Note = ActivityEntry & { readonly kind: 'note' };
export type NoteAbout = Note['about'];

/** The latest calls and what happened between them. */
export interface Entries {
  addCall(call: CallRecord, name: string): void;
  addNote(about: NoteAbout, sentence: string): void;
  /** The latest first, at most 500, none older than the days that are kept. */
  list(): readonly ActivityEntry[];
  /** Tells every new entry; returns how to stop. */
  onEntry(listener: (entry: ActivityEntry) => void): () => void;
}

const MOST_ENTRIES = 500;
const DAY_MS = 86_400_000;

interface EntriesParts {
  /** From an earlier run, the latest first. */
  readonly found: readonly ActivityEntry[];
  readonly wallMs: () => number;
  /** How long entries are kept. */
  readonly days: () => number;
}

export function createEntries({ found, wallMs, days }: EntriesParts): Entries {
  let entries = kept(found);
  let lastId = found.reduce((highest, { id }) => Math.max(highest, id), 0);
  const listeners = new Set<(entry: ActivityEntry) => void>();

  function kept(all: readonly ActivityEntry[]): readonly ActivityEntry[] {
    const oldest = new Date(wallMs() - days() * DAY_MS).toISOString();
    return all.filter(({ at }) => at >= oldest).slice(0, MOST_ENTRIES);
  }

  function add(entry: ActivityEntry): void {
    entries = [entry, ...entries].slice(0, MOST_ENTRIES);
    for (const listener of listeners) listener(entry);
  }

  function nextId(): number {
    lastId += 1;
    return lastId;
  }

  return {
    addCall: (call, name) => add(entryOf(call, { id: nextId(), name })),
    addNote: (about, sentence) =>
      add({
        id: nextId(),
        at: new Date(wallMs()).toISOString(),
        kind: 'note',
        about,
        sentence,
      }),
    list() {
      entries = kept(entries);
      return entries;
    },
    onEntry(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function entryOf(
  call: CallRecord,
  { id, name }: { readonly id: number; readonly name: string },
): ActivityCall {
  return {
    id,
    at: new Date(call.at).toISOString(),
    kind: 'call',
    assistant: call.assistant,
    name,
    method: call.method,
    tool: call.tool ?? null,
    tables: [...call.tables],
    status: call.status,
    ms: Math.round(call.ms),
    bytes: call.bytes,
    hasFailed: call.answeredHere ? call.method === 'tools/call' : isFailed(call),
    code: call.code ?? null,
    sentence: call.sentence ?? null,
    requestId: call.requestId ?? null,
  };
}

/**
 * Whether the call went wrong: refused by us, or HTTP 400 and above. A caller that left got what it
 * wanted, and 405 is how a server says that it has no stream or session to end.
 */
export function isFailed(call: CallRecord): boolean {
  if (call.code === 'caller_left') return false;
  if (call.status === 405 && call.code === undefined) return false;
  return call.code !== undefined || call.status >= 400;
}
