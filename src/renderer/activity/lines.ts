import type { ActivityCall, ActivityEntry } from '../../shared/activity.ts';

type ActivityNote = Extract<ActivityEntry, { kind: 'note' }>;

/** One line of the list, the newest first. */
export type ActivityLine =
  | {
      readonly kind: 'call';
      /** Of the newest call in it; stays the same while older ones join. */
      readonly id: number;
      readonly call: ActivityCall;
      readonly count: number;
      readonly tables: readonly string[];
      /** Mean time of the calls. */
      readonly ms: number;
      /** Of all answers together; null when none was counted. */
      readonly bytes: number | null;
    }
  | { readonly kind: 'note'; readonly id: number; readonly note: ActivityNote }
  | { readonly kind: 'day'; readonly id: number; readonly atMs: number };

export type CallLine = Extract<ActivityLine, { kind: 'call' }>;

/** Equal calls less than this apart are one line: an assistant's loop, not the day's habit. */
const REPEAT_MS = 5_000;

/**
 * Lines of the entries, which come with the newest first: repeats are one line, and a day that is
 * not the one before begins with its date.
 */
export function linesOf(entries: readonly ActivityEntry[], nowMs: number): readonly ActivityLine[] {
  const lines: ActivityLine[] = [];
  let day = new Date(nowMs).toDateString();
  for (const run of runsOf(entries)) {
    const [first] = run;
    if (first === undefined) continue;
    const atMs = Date.parse(first.at);
    const itsDay = new Date(atMs).toDateString();
    if (itsDay !== day) lines.push({ kind: 'day', id: -first.id - 1, atMs });
    day = itsDay;
    lines.push(lineOf(first, run));
  }
  return lines;
}

function runsOf(entries: readonly ActivityEntry[]): readonly (readonly ActivityEntry[])[] {
  const runs: ActivityEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && isRepeat(previous, entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function isRepeat(newer: ActivityEntry, older: ActivityEntry): boolean {
  if (newer.kind !== 'call' || older.kind !== 'call') return false;
  if (Date.parse(newer.at) - Date.parse(older.at) >= REPEAT_MS) return false;
  const same = ['assistant', 'method', 'tool', 'status', 'code', 'hasFailed'] as const;
  return same.every((field) => newer[field] === older[field]);
}

function lineOf(first: ActivityEntry, run: readonly ActivityEntry[]): ActivityLine {
  if (first.kind === 'note') return { kind: 'note', id: first.id, note: first };
  const calls = run.filter((entry) => entry.kind === 'call');
  const sizes = calls.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
  return {
    kind: 'call',
    id: first.id,
    call: first,
    count: calls.length,
    tables: [...new Set(calls.flatMap(({ tables }) => tables))],
    ms: sum(calls.map(({ ms }) => ms)) / calls.length,
    bytes: sizes.length === 0 ? null : sum(sizes),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
