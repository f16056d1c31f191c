import { join } from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { failure, sentenceOf } from '../shared/failure.ts';
import type { Result } from '../shared/result.ts';
import type { SettingsFile } from './core/ports.ts';
import { asksForDebugger } from './desktop/debugging.ts';
import { createDesk } from './desktop/desk.ts';
import { createSeats, type Seats } from './desktop/seats.ts';
import { registerScheme } from './electron/assets.ts';
import { type Front, openFront } from './electron/front.ts';
import { startUtility } from './electron/utility-child.ts';
import { createAutostart } from './node/autostart.ts';
import { systemClock } from './node/clock.ts';
import type { KeychainMessage, KeychainQuestion } from './node/keychain-protocol.ts';
import { createLogFile } from './node/log-file.ts';
import { watchNetwork } from './node/network-watch.ts';
import { desktopShowsTray } from './node/tray-host.ts';
import { onSignals } from './seat/signals.ts';
import type { Surroundings } from './seat/surroundings.ts';
import { openWorkplace, type Workplace } from './seat/workplace.ts';

// The entry of the desktop app. Built to dist/desktop.cjs, with its helpers beside it.

declare const __APP_VERSION__: string;

const beside = (...names: readonly string[]): string => join(__dirname, ...names);

const surroundings: Surroundings = {
  environment: process.env,
  version: __APP_VERSION__,
  isInteractive: false,
  files: {
    command: commandFor(process.argv),
    keychainChild: beside('keychain-child.cjs'),
    sqlWorker: new URL(`file://${beside('sql-worker.cjs')}`),
    sqlWasm: beside('sql-wasm.wasm'),
  },
  startKeychainChild: (file, environment) =>
    startUtility<KeychainQuestion, KeychainMessage>(file, environment),
};

const RUNTIME_WORD = '--command-runtime=';

/** How assistants start the bridge: in a checkout by the Node that started us. */
function commandFor(words: readonly string[]): Surroundings['files']['command'] {
  const given = words.find((word) => word.startsWith(RUNTIME_WORD));
  return { program: given?.slice(RUNTIME_WORD.length) ?? 'node', args: [beside('cli.cjs')] };
}

/** What a second launch asks for; it may come before there is anything to show. */
let showAgain = (): void => {
  isAskedToShow = true;
};
let isAskedToShow = false;

function begin(): void {
  // A released app lets no debugger in: it holds a secret in its memory.
  if (app.isPackaged && asksForDebugger(process.argv)) return app.exit(1);
  app.setName('DynamoSQL Tray');
  const place = openWorkplace(surroundings, process.argv.includes('--demo'));
  if (!place.ok) {
    dialog.showErrorBox('DynamoSQL Tray', sentenceOf(place.failure));
    return app.exit(1);
  }
  app.setPath('userData', join(place.value.home.path, 'window'));
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  app.on('second-instance', () => showAgain());
  if (process.platform === 'darwin') app.dock?.hide();
  registerScheme();
  app.enableSandbox();
  void app
    .whenReady()
    .then(() => run(place.value))
    .catch(sayBug);
}

async function run(place: Workplace): Promise<void> {
  const log = createLogFile(place.home.path);
  // The runtime would stop everything behind a box of its own; assistants are better served meanwhile.
  for (const event of ['unhandledRejection', 'uncaughtException'] as const)
    process.on(event, (error: unknown) => {
      log.write('error', 'bug', { error: error instanceof Error ? error.name : 'unknown' });
    });
  let front: Front | undefined;
  const changed = (): void => front?.changed();
  const seats = createSeats({
    surroundings,
    place,
    changed,
    onHealth: changed,
    onCall: changed,
    onQuit: () => app.quit(),
    onEntry: (entry) => front?.window.tell('activity', entry),
    onFirstCall: (call) => front?.notifications.firstCall(call),
  });
  // Asked for anew each time: a seat that is opened later has settings of its own.
  const settings = (): SettingsFile | undefined => {
    const own = seats.own();
    return own.ok ? own.value.edges.ports.settings : undefined;
  };
  let showsTray: boolean | undefined;
  const desk = createDesk({
    seats,
    place,
    log,
    programFolder: __dirname,
    autostart: createAutostart({
      environment: process.env,
      program: process.execPath,
      args: [...(app.isPackaged ? [] : [beside('desktop.cjs')]), '--hidden'],
    }),
    trayMissing: () => showsTray === false,
    quit() {
      settings()?.change({ quitOnPurpose: true });
      // After the click that asked for it was answered.
      setImmediate(() => app.quit());
    },
  });
  front = openFront({
    desk,
    clock: systemClock,
    windowPlace: () => settings()?.current().windowPlace ?? undefined,
    onWindowPlaced: (windowPlace) => void settings()?.change({ windowPlace }),
    onWindowClosed: () => {},
  });
  live({ front, seats });
  [showsTray] = await Promise.all([desktopShowsTray(process.env), seats.open()]);
  front.settingsRead();
  const { show } = front;
  showAgain = () => show();
  tellDamage(front, seats);
  const snapshot = desk.snapshot();
  const isCalm = snapshot.isSetUp && snapshot.otherOwner === null && !snapshot.trayMissing;
  if (!process.argv.includes('--hidden') || !isCalm || isAskedToShow)
    front.show(snapshot.isSetUp ? undefined : 'setup');
  log.write('info', 'desktop.ready', { ms: Math.round(process.uptime() * 1_000) });
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
}

/** What the system tells a running app, until it ends in order: calls under way are answered first. */
function live({ front, seats }: Living): void {
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
    front.close();
    void seats.close().finally(() => app.exit(0));
  });
  onSignals(['SIGTERM', 'SIGINT', 'SIGHUP'], () => (isEnding ? app.exit(130) : app.quit()));
}

function isOpen<T>(result: Result<T>): result is { readonly ok: true; readonly value: T } {
  return result.ok;
}

function sayBug(error: unknown): void {
  const name = error instanceof Error ? error.name : 'unknown';
  dialog.showErrorBox('DynamoSQL Tray', `This should not happen (${name}).`);
  app.exit(1);
}

begin();
