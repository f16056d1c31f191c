import type { ActivityEntry } from '../../shared/activity.ts';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { FirstCall } from '../core/activity/journal.ts';
import { isClaimed, readOwner } from '../node/owner-record.ts';
import { askToLeave } from '../seat/ask-to-leave.ts';
import { demoSurroundings } from '../seat/demo-surroundings.ts';
import { openSeat, type Seat, type SeatWishes } from '../seat/seat.ts';
import type { Surroundings } from '../seat/surroundings.ts';
import { openWorkplace, type Workplace } from '../seat/workplace.ts';
import { leaveSeats } from './leave-seats.ts';

/** The person's own home and, beside it, the demo's: each served by itself, one of them shown. */
export interface Seats {
  /** Takes the home and serves it, and the demo where it was shown last. */
  open(): Promise<void>;
  /** What tray and window show, or why nothing is served. */
  shown(): Result<Seat>;
  own(): Result<Seat>;
  isDemoShown(): boolean;
  /** The copy that holds the home; undefined when it is ours. */
  otherOwner(): { readonly pid: number; readonly since: string } | undefined;
  startDemo(): Promise<Result<void>>;
  leaveDemo(): Promise<Result<void>>;
  takeOver(): Promise<Result<void>>;
  /** Tries at once what does not work: the home, the local port, the way to the server. */
  tryNow(): Promise<Result<void>>;
  /** After a change of what a seat is built with: closes it, lets `between` work, and opens it again. */
  reopenOwn(between?: () => void): Promise<Result<void>>;
  /** Closes the seats, each home marked for those who wait for the next version; `open` comes back. */
  leaveFor(version: string): Promise<void>;
  close(): Promise<void>;
}

type Callbacks = Pick<
  SeatWishes,
  'onHealth' | 'onCall' | 'onQuit' | 'setStartAtLogin' | 'onUpdate'
>;

interface SeatsParts extends Callbacks {
  readonly surroundings: Surroundings;
  readonly place: Workplace;
  readonly changed: () => void;
  /** Of the seat that is shown. */
  readonly onEntry: (entry: ActivityEntry) => void;
  readonly onFirstCall: (call: FirstCall) => void;
}

const LOOK_FOR_OTHER_MS = 2_000;

function isOwnedByOther(seat: Result<Seat>): boolean {
  return !seat.ok && seat.failure.code === 'home_owned';
}

/** Chosen for this run; undefined for the one that assistants know. */
function portFor({ surroundings }: Workplace): number | undefined {
  const chosen = Number(surroundings.environment['DYNAMOSQL_TRAY_PORT'] || Number.NaN);
  return Number.isNaN(chosen) ? undefined : chosen;
}

/** Nothing is served before `open`: tray and window are there first. */
export function createSeats(parts: SeatsParts): Seats {
  const { place } = parts;
  let demo: Seat | undefined;
  let own: Result<Seat> = failed(failure('working'));
  // Changes of seats wait for each other: a second click finds the first one's outcome.
  let last: Promise<unknown> = Promise.resolve();

  async function openAndStart(where: Workplace): Promise<Result<Seat>> {
    const { onHealth, onCall, onQuit, setStartAtLogin, onUpdate } = parts;
    const seat = await openSeat(where, {
      port: portFor(where),
      open: false,
      onHealth,
      onCall,
      ...(onQuit ? { onQuit } : {}),
      ...(setStartAtLogin ? { setStartAtLogin } : {}),
      ...(onUpdate ? { onUpdate } : {}),
    });
    if (!seat.ok) return seat;
    // Whoever opened the app wants it again.
    if (!where.isDemo) seat.value.edges.ports.settings.change({ quitOnPurpose: false });
    begin(seat.value);
    return seat;
  }

  function begin(seat: Seat): void {
    const { app } = seat.host;
    app.activity.onEntry((entry) => {
      const now = demo ?? (own.ok ? own.value : undefined);
      if (now === seat) parts.onEntry(entry);
    });
    app.activity.onFirstCall(parts.onFirstCall);
    app.start();
  }

  /** When the other copy ends by itself, this one serves: its person opened it to be served. */
  const watching = setInterval(() => {
    if (isOwnedByOther(own) && !isClaimed(place.home.path))
      void inTurn(async () => (isOwnedByOther(own) ? replaceOwn(() => {}) : undefined));
  }, LOOK_FOR_OTHER_MS).unref();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  }

  function remember(showsDemo: boolean): void {
    if (own.ok) own.value.edges.ports.settings.change({ showsDemo });
  }

  async function openDemo(): Promise<Result<void>> {
    const where = openWorkplace(demoSurroundings(parts.surroundings), true);
    if (!where.ok) return where;
    const opened = await openAndStart(where.value);
    if (!opened.ok) return opened;
    demo = opened.value;
    remember(true);
    parts.changed();
    return ok(undefined);
  }

  async function replaceOwn(between: () => void): Promise<Result<void>> {
    if (own.ok) await own.value.close();
    between();
    own = await openAndStart(place);
    parts.changed();
    return own.ok ? ok(undefined) : own;
  }

  return {
    open: () =>
      inTurn(async () => {
        own = await openAndStart(place);
        if (own.ok && own.value.edges.ports.settings.current().showsDemo) await openDemo();
        parts.changed();
      }),
    shown: () => (demo ? ok(demo) : own),
    own: () => own,
    isDemoShown: () => demo !== undefined,
    otherOwner() {
      if (!isOwnedByOther(own)) return undefined;
      const owner = readOwner(place.home.path);
      return owner && { pid: owner.pid, since: owner.since };
    },
    startDemo: () => inTurn(async () => (demo || place.isDemo ? ok(undefined) : openDemo())),
    leaveDemo: () =>
      inTurn(async () => {
        const leaving = demo;
        demo = undefined;
        remember(false);
        await leaving?.close();
        parts.changed();
        return ok(undefined);
      }),
    takeOver: () =>
      inTurn(async () => {
        const left = await askToLeave(place);
        return left.ok ? replaceOwn(() => {}) : left;
      }),
    tryNow: () =>
      inTurn(async () => {
        const seat = demo ?? (own.ok ? own.value : undefined);
        if (!seat) return replaceOwn(() => {});
        if (!seat.port.ok) await seat.reopen(demo ? undefined : portFor(place));
        seat.host.app.window.tryNow();
        return seat.port.ok ? ok(undefined) : seat.port;
      }),
    reopenOwn: (between = () => {}) => inTurn(() => replaceOwn(between)),
    leaveFor: (version) =>
      inTurn(async () => {
        const leaving = [...(demo ? [demo] : []), ...(own.ok ? [own.value] : [])];
        const left = leaveSeats(leaving, version);
        [demo, own] = [undefined, failed(failure('working'))];
        await left;
      }),
    close: () =>
      inTurn(async () => {
        clearInterval(watching);
        await Promise.all([demo?.close(), own.ok ? own.value.close() : undefined]);
      }),
  };
}
