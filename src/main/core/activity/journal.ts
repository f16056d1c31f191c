import type { ActivityEntry, CallRecord } from '../../../shared/activity.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import type { Health } from '../../../shared/health.ts';
import type { Strip } from '../../../shared/snapshot.ts';
import type { Clock, Log, TextFiles } from '../ports.ts';
import { type Arrival, createActivity } from './activity.ts';
import { type ActivityContent, openActivityFile } from './activity-file.ts';
import { csvOf } from './csv.ts';
import { createEntries, isFailed } from './entries.ts';
import { createHealthNotes, renewalSentence, revokedSentence, sleepSentence } from './notes.ts';
import { counted, type Happening, quarterOf, stripAt } from './quarters.ts';

export interface FirstCall {
  readonly assistant: string;
  /** The assistant's name as people know it. */
  readonly name: string;
  readonly tool: string;
}

/** What happened here, for tray, window and command line. It outlives the process. */
export interface ActivityView {
  /** The latest first, at most 500, none older than the setting allows. */
  entries(): readonly ActivityEntry[];
  /** The entries as a CSV file. */
  csv(): string;
  /** The last 24 hours. */
  strip(): Strip;
  assistants(): readonly AssistantSeen[];
  /** Tells every new entry; returns how to stop. */
  onEntry(listener: (entry: ActivityEntry) => void): () => void;
  /** Tells the first tool call of each assistant, once ever, as it arrives; returns how to stop. */
  onFirstCall(listener: (call: FirstCall) => void): () => void;
}

/** The view, and what is told to it. Nothing here fails: what cannot be written is lost. */
export interface Journal extends ActivityView {
  arrived(caller: string, arrival: Arrival): void;
  called(call: CallRecord): void;
  /** `tookMs` of the request; `leftMs` of the token before, undefined for a first one. */
  renewed(tookMs: number | undefined, leftMs: number | undefined): void;
  /** A token was wanted and not got. */
  stopped(): void;
  health(health: Health): void;
  revoked(assistant: string): void;
  /** Looks at the clock: whether the computer slept, and that the app runs. */
  look(): void;
  /** Looks every minute from now on; a run that serves nobody is not written down as running. */
  start(isStopped: () => boolean): void;
  close(): Promise<void>;
}

interface JournalParts {
  readonly files: TextFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly writes: boolean;
  readonly days: () => number;
  readonly nameOf: (caller: string) => string;
}

const LOOK_EVERY_MS = 60_000;
/** Only a computer that slept looks so late. */
const SLEPT_MS = 150_000;

export async function openJournal(parts: JournalParts): Promise<Journal> {
  const { clock, nameOf } = parts;
  const file = await openActivityFile(parts);
  const { found } = file;
  const wallMs = (): number => clock.wallMs();
  const { zoneOffsetMs } = clock;
  const activity = createActivity({ nameOf, zoneOffsetMs, found: found.callers });
  const entries = createEntries({ found: found.entries, wallMs, days: parts.days });
  const noteOf = createHealthNotes(wallMs);
  const firstCallListeners = new Set<(call: FirstCall) => void>();
  let tallies: ActivityContent['quarters'] = found.quarters;
  let lastLookMs: number | undefined;
  let cancelLook = (): void => {};

  function content(): ActivityContent {
    return { callers: [...activity.callers()], quarters: tallies, entries: [...entries.list()] };
  }

  const current = () => tallies.find(({ quarter }) => quarter === quarterOf(wallMs()));

  function stopped(): void {
    if (!current()?.stopped) count({ kind: 'stop' });
  }

  function count(happening: Happening): void {
    tallies = [...counted(tallies, wallMs(), happening)];
    file.changed(content);
  }

  function look(): void {
    const nowMs = wallMs();
    if (lastLookMs === undefined) return;
    const gapMs = nowMs - lastLookMs;
    lastLookMs = nowMs;
    if (gapMs > SLEPT_MS) entries.addNote('sleep', sleepSentence(gapMs));
    if (!current()) count({ kind: 'sign-of-life' });
  }

  function tellFirstCall(call: FirstCall): void {
    for (const listener of firstCallListeners) listener(call);
  }

  return {
    arrived(caller, arrival) {
      const isFirst = activity.seen(caller, arrival);
      file.changed(content);
      if (isFirst && arrival.tool !== undefined)
        tellFirstCall({ assistant: caller, name: nameOf(caller), tool: arrival.tool });
    },
    called(call) {
      activity.record(call);
      entries.addCall(call, nameOf(call.assistant));
      const { answeredHere } = call;
      count({ kind: 'call', answeredHere, failed: !answeredHere && isFailed(call) });
    },
    renewed(tookMs, leftMs) {
      entries.addNote('renewal', renewalSentence(tookMs, leftMs));
      count({ kind: 'renewal' });
    },
    stopped,
    health(health) {
      const note = noteOf(health);
      if (!note) return;
      entries.addNote(note.about, note.sentence);
      file.changed(content);
    },
    revoked(assistant) {
      entries.addNote('key', revokedSentence(nameOf(assistant)));
      file.changed(content);
    },
    look,
    start(isStopped) {
      lastLookMs = wallMs();
      const lookAgain = (): void => {
        look();
        if (isStopped()) stopped();
        cancelLook = clock.after(LOOK_EVERY_MS, lookAgain);
      };
      lookAgain();
    },
    async close() {
      cancelLook();
      await file.close();
    },
    entries: entries.list,
    csv: () => csvOf(entries.list()),
    strip: () => stripAt(tallies, wallMs()),
    assistants: () => activity.assistants(wallMs()),
    onEntry: entries.onEntry,
    onFirstCall(listener) {
      firstCallListeners.add(listener);
      return () => void firstCallListeners.delete(listener);
    },
  };
}
