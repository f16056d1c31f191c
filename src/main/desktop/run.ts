import { app, powerMonitor } from 'electron';
import { failure, sentenceOf } from '../../shared/failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { looksForUpdates } from '../../shared/settings.ts';
import type { Log, SettingsFile } from '../core/ports.ts';
import type { Updates } from '../core/updates/updates.ts';
import { type Front, openFront } from '../electron/front.ts';
import type { AppTray } from '../electron/tray.ts';
import { administratorFile, readAdministratorDefaults } from '../node/administrator-defaults.ts';
import { type Autostart, createAutostart } from '../node/autostart.ts';
import { systemClock } from '../node/clock.ts';
import type { CommandPlace } from '../node/command-place.ts';
import { createLogFile } from '../node/log-file.ts';
import { watchNetwork } from '../node/network-watch.ts';
import { linkCommand, placeCommand } from '../node/placed-command.ts';
import { proxyRules } from '../node/proxy-choice.ts';
import { desktopShowsTray } from '../node/tray-host.ts';
import { onSignals } from '../seat/signals.ts';
import type { Surroundings } from '../seat/surroundings.ts';
import { openWorkplace, type Workplace } from '../seat/workplace.ts';
import { createDesk } from './desk.ts';
import { createLoginItem, HIDDEN, startsHidden } from './login-item.ts';
import { createSeats, type Seats } from './seats.ts';
import { createUpdateCommand } from './update-command.ts';
import { openUpdates } from './updates.ts';

// The desktop run behind its tray icon: loaded once that is there.

interface Opening {
  readonly surroundings: Surroundings;
  readonly isDemo: boolean;
  readonly programFolder: string;
  /** The app's own program, where the runtime is started with it. */
  readonly program: string;
  readonly tray: AppTray;
  /** Where a packed app and its command are found; undefined in a checkout. */
  readonly packaged: CommandPlace | undefined;
  /** A second launch asked for the window while there was none. */
  readonly isAskedToShow: () => boolean;
}

export interface Running {
  show(): void;
}

/** Serves the home and shows it. Failures: `home_unusable`, `credentials_incomplete`. */
export async function runDesktop(opening: Opening): Promise<Result<Running>> {
  const place = openWorkplace(opening.surroundings, opening.isDemo);
  return place.ok ? ok(await run(place.value, opening)) : place;
}

async function run(place: Workplace, opening: Opening): Promise<Running> {
  const { surroundings, programFolder, tray } = opening;
  const log = createLogFile(place.home.path);
  // The runtime would stop everything behind a box of its own; assistants are better served meanwhile.
  for (const event of ['unhandledRejection', 'uncaughtException'] as const)
    process.on(event, (error: unknown) => {
      log.write('error', 'bug', { error: error instanceof Error ? error.name : 'unknown' });
    });
  const autostart = autostartOf(opening);
  const followed = opening.packaged ? autostart.follow(place.home) : ok(undefined);
  if (!followed.ok) log.write('warning', 'autostart.not-followed');
  const { platform } = process;
  const loginItem = createLoginItem({ items: app, autostart, platform });
  let front: Front | undefined;
  const changed = (): void => front?.changed();
  const seats = createSeats({
    surroundings,
    place,
    changed,
    onHealth: changed,
    onCall: changed,
    onQuit: () => app.quit(),
    setStartAtLogin: async (isOn) => loginItem.set(isOn),
    onUpdate: (act) => carryOut(act),
    onEntry: (entry) => front?.window.tell('activity', entry),
    onFirstCall: (call) => front?.notifications.firstCall(call),
  });
  // Asked for anew each time: a seat that is opened later has settings of its own.
  const settings = (): SettingsFile | undefined => {
    const own = seats.own();
    return own.ok ? own.value.edges.ports.settings : undefined;
  };
  const defaultsFile = administratorFile(process.platform, surroundings.environment);
  const defaults = readAdministratorDefaults(defaultsFile, log);
  const updates = openUpdates({
    seats,
    log,
    environment: surroundings.environment,
    // Without its home nothing is known of what the person wants.
    isOn() {
      const known = settings()?.current();
      return known !== undefined && looksForUpdates(known, defaults);
    },
    proxy() {
      const own = seats.own();
      return own.ok ? proxyRules(own.value.edges.proxy) : undefined;
    },
    onChange: changed,
  });
  const carryOut = createUpdateCommand(updates, surroundings.version);
  let showsTray: boolean | undefined;
  const desk = createDesk({
    seats,
    place,
    log,
    updates,
    defaults,
    programFolder,
    loginItem,
    trayMissing: () => showsTray === false,
    quit() {
      settings()?.change({ quitOnPurpose: true });
      // After the click that asked for it was answered.
      setImmediate(() => app.quit());
    },
  });
  front = openFront({
    desk,
    tray,
    clock: systemClock,
    windowPlace: () => settings()?.current().windowPlace ?? undefined,
    onWindowPlaced: (windowPlace) => void settings()?.change({ windowPlace }),
  });
  live({ front, seats, updates });
  [showsTray] = await Promise.all([desktopShowsTray(process.env), seats.open()]);
  front.settingsRead();
  updates.start();
  const { show } = front;
  tellDamage(front, seats);
  const snapshot = desk.snapshot();
  const isCalm = snapshot.isSetUp && snapshot.otherOwner === null && !snapshot.trayMissing;
  if (
    !startsHidden({ words: process.argv, items: app, platform }) ||
    !isCalm ||
    opening.isAskedToShow()
  )
    front.show(snapshot.isSetUp ? undefined : 'setup');
  log.write('info', 'desktop.ready', { ms: Math.round(process.uptime() * 1_000) });
  if (opening.packaged) void layCommand(opening.packaged, { surroundings, log });
  return { show: () => show() };
}

/** What the system starts at login: a packed app, or the runtime with the program of a checkout. */
function autostartOf({ surroundings, program, packaged }: Opening): Autostart {
  const { environment } = surroundings;
  return createAutostart({
    environment,
    program: packaged?.app ?? process.execPath,
    args: [...(packaged ? [] : [program]), HIDDEN],
  });
}

interface Placing {
  readonly surroundings: Surroundings;
  readonly log: Log;
}

/** Nobody waits for it: assistants that were connected before have the command already. */
async function layCommand(place: CommandPlace, { surroundings, log }: Placing): Promise<void> {
  const { command, copy, link } = place;
  const linked = link === undefined ? ok(false) : await linkCommand(command, link);
  const placed = copy ? await placeCommand(copy, surroundings) : linked;
  if (!placed.ok) log.write('warning', 'command.not-placed', { code: placed.failure.code });
  else if (placed.value) log.write('info', 'command.placed', { command });
}

/** A settings file that could not be read: what was in it is missed, so it is said where it is now. */
function tellDamage({ notifications }: Front, seats: Seats): void {
  const own = seats.own();
  const kept = own.ok ? own.value.edges.damagedSettings : undefined;
  if (kept === undefined) return;
  const cause = `settings.json could not be read. It is kept as ${kept}; nothing was deleted.`;
  notifications.failed(sentenceOf(failure('file_unreadable', { cause })));
}

interface Living {
  readonly front: Front;
  readonly seats: Seats;
  readonly updates: Updates;
}

/** What the system tells a running app, until it ends in order: calls under way are answered first. */
function live({ front, seats, updates }: Living): void {
  const worldChanged = (): void => {
    for (const seat of [seats.own(), seats.shown()])
      if (isOpen(seat)) seat.value.host.app.worldChanged();
  };
  powerMonitor.on('resume', worldChanged);
  powerMonitor.on('unlock-screen', worldChanged);
  const stopWatching = watchNetwork(systemClock, worldChanged);
  app.on('activate', () => front.show());
  // Closing the window leaves the app in the tray.
  app.on('window-all-closed', () => {});
  let isEnding = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    stopWatching();
    updates.close();
    front.close();
    void leave({ seats, updates }).finally(() => app.exit(0));
  });
  onSignals(['SIGTERM', 'SIGINT', 'SIGHUP'], () => (isEnding ? app.exit(130) : app.quit()));
}

async function leave({ seats, updates }: Pick<Living, 'seats' | 'updates'>): Promise<void> {
  const version = updates.leavingFor();
  if (version !== undefined) await seats.leaveFor(version);
  await seats.close();
}

function isOpen<T>(result: Result<T>): result is { readonly ok: true; readonly value: T } {
  return result.ok;
}
