import { type Failure, failure } from '../../../shared/failure.ts';
import { shownText } from '../../../shared/outside-text.ts';
import { failed, type Result } from '../../../shared/result.ts';
import type { Update, UpdateState } from '../../../shared/update.ts';
import type { Clock, Log, Random, Updater } from '../ports.ts';
import { createLookTimes } from './look-times.ts';
import { notesFrom } from './notes.ts';
import { asksPassword, type Packaging } from './packaging.ts';

/** Keeps this app new: looks quietly, fetches what is newer, and installs it when the person says so. */
export interface Updates {
  view(): Update;
  /** Looks by itself from now on, while it is switched on. */
  start(): void;
  /** The switch was turned. */
  switched(): void;
  /** Looks because somebody asked, and fetches what is found: failures are told. */
  look(): Promise<void>;
  /**
   * Replaces the app; calls under way are answered first. Failures: `update_not_ready`,
   * `update_not_installed`, and those of the second look at the file: `update_tampered`,
   * `update_not_downloaded`, `update_unreadable`; then this version goes on.
   */
  install(): Promise<Result<void>>;
  /** Asks again after the next look by itself. */
  putOff(): void;
  /** The version that the app is going to be ended for; undefined when it is not. */
  leavingFor(): string | undefined;
  close(): void;
}

export interface UpdatesParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly packaging: Packaging;
  /** Undefined where no feed is known. */
  readonly updater: Updater | undefined;
  readonly isOn: () => boolean;
  /** Answers the calls under way and gives the home back, marked for those who wait for the version. */
  readonly leave: (version: string) => Promise<void>;
  /** Serves again: the app was not replaced. */
  readonly comeBack: () => Promise<void>;
  /** Ends this process and starts the new version. */
  readonly restart: () => void;
  readonly onChange: () => void;
}

type Newer = { readonly version: string; readonly notes: string[] };

const VERSION_LENGTH = 40;

export function createUpdates(parts: UpdatesParts): Updates {
  const { clock, log, packaging, updater, isOn } = parts;
  const isByHand = packaging === 'by-hand' || updater === undefined;
  let state: UpdateState = isByHand
    ? { kind: 'by-hand', version: null, notes: [] }
    : { kind: 'waiting' };
  let lookedAt: string | null = null;
  let looking: Promise<void> | undefined;
  /** Somebody waits for the outcome of the look under way. */
  let isAsked = false;
  let isLeaving = false;
  const times = createLookTimes({
    ...parts,
    mayLook: () => isOn() && updater?.isOnline() === true && !isInstalling(),
    look: () => void lookOnce(),
  });

  function put(next: UpdateState): void {
    state = next;
    parts.onChange();
  }

  const isInstalling = (): boolean => state.kind === 'installing';

  function lookOnce(): Promise<void> {
    looking ??= lookAndFetch().finally(() => {
      looking = undefined;
      isAsked = false;
    });
    return looking;
  }

  async function lookAndFetch(): Promise<void> {
    if (!updater || isInstalling()) return;
    const before = state;
    if (before.kind !== 'ready') put({ kind: 'looking' });
    const found = await updater.look();
    if (!found.ok) {
      log.write('warning', 'update.not-looked', { code: found.failure.code });
      // What is ready can be installed whatever the feed says now.
      const isTold = isAsked && before.kind !== 'ready';
      return put(isTold ? failedWith(found.failure, before) : before);
    }
    lookedAt = new Date(clock.wallMs()).toISOString();
    if (!found.value) return put({ kind: 'current' });
    const version = shownText(found.value.version, VERSION_LENGTH);
    const newer = { version, notes: notesFrom(found.value.notes) };
    log.write('info', 'update.found', { version });
    return isByHand ? put({ kind: 'by-hand', ...newer }) : fetchNewer(updater, newer);
  }

  async function fetchNewer(from: Updater, newer: Newer): Promise<void> {
    if (state.kind !== 'ready' || state.version !== newer.version)
      put({ kind: 'downloading', ...newer, percent: 0 });
    const fetched = await from.download((exact) => {
      const percent = Math.floor(exact);
      if (state.kind === 'downloading' && state.percent !== percent)
        put({ kind: 'downloading', ...newer, percent });
    });
    if (fetched.ok) {
      log.write('info', 'update.ready', { version: newer.version });
      return put({ kind: 'ready', ...newer, isPutOff: false });
    }
    const { code } = fetched.failure;
    log.write('warning', 'update.not-fetched', { code });
    // A broken transfer heals by itself; that something else arrived than was published does not.
    const isQuiet = !isAsked && code === 'update_not_downloaded';
    return put(isQuiet ? { kind: 'available', ...newer } : failedWith(fetched.failure, newer));
  }

  async function install(): Promise<Result<void>> {
    await looking;
    if (state.kind !== 'ready' || !updater) return failed(failure('update_not_ready'));
    const { version, notes } = state;
    put({ kind: 'installing', version });
    log.write('info', 'update.installing', { version });
    const done = await replace(updater, version).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      log.write('error', 'update.broke', { error: name });
      return failed(failure('update_not_installed'));
    });
    if (done.ok) return done;
    log.write('warning', 'update.not-installed', { code: done.failure.code });
    const hasLeft = isLeaving;
    isLeaving = false;
    put(failedWith(done.failure, { version, notes }));
    // Last: who waits for an app that serves asks it at once what came of the update.
    if (hasLeft) await parts.comeBack();
    return done;
  }

  async function replace(by: Updater, version: string): Promise<Result<void>> {
    // It has lain in a folder of the person's since: what is installed is what was published.
    const isWhole = await by.download(() => {});
    if (!isWhole.ok) return isWhole;
    if (asksPassword(packaging)) {
      // Calls go on while the person types; only the restart interrupts them.
      const installed = await by.install();
      if (!installed.ok) return installed;
      isLeaving = true;
      parts.restart();
      return installed;
    }
    const prepared = await by.prepare();
    if (!prepared.ok) return prepared;
    isLeaving = true;
    await parts.leave(version);
    return by.install();
  }

  /** What is known when nothing is asked and nothing is told. */
  function restAfter({ version, notes }: Extract<UpdateState, { kind: 'failed' }>): UpdateState {
    if (isByHand) return { kind: 'by-hand', version, notes };
    if (version !== null) return { kind: 'available', version, notes };
    return { kind: lookedAt === null ? 'waiting' : 'current' };
  }

  return {
    view: () => ({
      state: state.kind === 'waiting' && !isOn() ? { kind: 'off' } : state,
      lookedAt,
      canLook: updater !== undefined,
      asksPassword: asksPassword(packaging),
    }),
    start: times.start,
    switched() {
      if (isOn()) times.start();
      parts.onChange();
    },
    look() {
      isAsked = true;
      return lookOnce();
    },
    install,
    putOff() {
      if (state.kind === 'ready') put({ ...state, isPutOff: true });
      if (state.kind === 'failed') put(restAfter(state));
    },
    leavingFor: () => (isLeaving && state.kind === 'installing' ? state.version : undefined),
    close: times.stop,
  };
}

function failedWith(
  { code, title, cause, next }: Failure,
  known: UpdateState | Newer,
): Extract<UpdateState, { kind: 'failed' }> {
  const { version, notes } = 'notes' in known ? known : { version: null, notes: [] };
  return { kind: 'failed', failure: { code, title, cause, next }, version, notes };
}
