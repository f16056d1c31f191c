import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { APP_ID } from '../shared/app-id.ts';
import { failure, sentenceOf } from '../shared/failure.ts';
import { isInPassingPlace } from './core/assistants/passing-place.ts';
import { unservedSnapshot } from './core/status/unserved-snapshot.ts';
import { asksForDebugger } from './desktop/debugging.ts';
import { HIDDEN } from './desktop/login-item.ts';
import { registerScheme } from './electron/assets.ts';
import { type AppTray, createTray } from './electron/tray.ts';
import { startUtility } from './electron/utility-child.ts';
import { type CommandPlace, commandPlace } from './node/command-place.ts';
import { chooseHome, openHome } from './node/home.ts';
import type { KeychainMessage, KeychainQuestion } from './node/keychain-protocol.ts';
import type { Surroundings } from './seat/surroundings.ts';

// The entry of the desktop app. Built to dist/desktop.cjs, with its helpers beside it. It holds what
// the tray icon needs and no more: the rest takes longer to load than all that comes before it.

declare const __APP_VERSION__: string;

const beside = (...names: readonly string[]): string => join(__dirname, ...names);

/** In a packaged app, whose command assistants can start without it. */
const place = app.isPackaged ? packagedPlace() : undefined;

const surroundings: Surroundings = {
  environment: process.env,
  version: __APP_VERSION__,
  isInteractive: false,
  files: {
    command: place ? { program: place.command, args: [] } : commandFor(process.argv),
    keychainChild: beside('keychain-child.cjs'),
    sqlWorker: new URL(`file://${beside('sql-worker.cjs')}`),
    sqlWasm: beside('sql-wasm.wasm'),
  },
  startKeychainChild: (file, environment) =>
    startUtility<KeychainQuestion, KeychainMessage>(file, { ...environment, ...nativeKeychain() }),
};

const RUNTIME_WORD = '--command-runtime=';

/** Where the keychain's native module lies, for its loader: a packed app has it beside the command. */
function nativeKeychain(): NodeJS.ProcessEnv {
  if (!app.isPackaged) return {};
  return { NAPI_RS_NATIVE_LIBRARY_PATH: join(process.resourcesPath, 'bin', 'keyring.node') };
}

function packagedPlace(): CommandPlace {
  const { platform, env: environment, resourcesPath: resources, execPath: program } = process;
  return commandPlace({ platform, environment, resources, program, home: homedir() });
}

/** How assistants start the bridge in a checkout: by the Node that started us. */
function commandFor(words: readonly string[]): Surroundings['files']['command'] {
  const given = words.find((word) => word.startsWith(RUNTIME_WORD));
  return { program: given?.slice(RUNTIME_WORD.length) ?? 'node', args: [beside('cli.cjs')] };
}

/** What a second launch asks for; it may come before there is anything to show. */
let showAgain = (): void => {
  isAskedToShow = true;
};
let isAskedToShow = false;

const isDemo = process.argv.includes('--demo');

/** Until the system's tray has taken the icon in: what is loaded next keeps this thread busy. */
const TRAY_TAKES_MS = 40;

function begin(): void {
  // A released app lets no debugger in: it holds a secret in its memory.
  if (app.isPackaged && asksForDebugger(process.argv)) return app.exit(1);
  app.setName('DynamoSQL Tray');
  // Notifications and the start at login are filed under it.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  const { environment } = surroundings;
  const chosen = chooseHome({ environment, platform: process.platform, demo: isDemo });
  const home = chosen.ok ? openHome(chosen.value) : chosen;
  if (!home.ok) return giveUp(sentenceOf(home.failure));
  app.setPath('userData', join(home.value.path, 'window'));
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  app.on('second-instance', () => showAgain());
  if (process.platform === 'darwin') app.dock?.hide();
  registerScheme();
  app.enableSandbox();
  void app.whenReady().then(open).catch(sayBug);
}

async function open(): Promise<void> {
  if (asksToMove()) {
    const { offerToMove } = await import('./desktop/applications-folder.ts');
    if (offerToMove()) return;
  }
  const tray = createTray(__dirname);
  drawStarting(tray);
  await new Promise((resolve) => setTimeout(resolve, TRAY_TAKES_MS));
  const { runDesktop } = await import('./desktop/run.ts');
  const running = await runDesktop({
    surroundings,
    isDemo,
    programFolder: __dirname,
    program: beside('desktop.cjs'),
    tray,
    packaged: place,
    isAskedToShow: () => isAskedToShow,
  });
  if (!running.ok) return giveUp(sentenceOf(running.failure));
  showAgain = running.value.show;
}

/** Only macOS runs an app from such a place; whom another program starts for is not asked. */
function asksToMove(): boolean {
  return isInPassingPlace(process.execPath) && !process.argv.includes(HIDDEN);
}

function drawStarting(tray: AppTray): void {
  const nowMs = Date.now();
  const snapshot = unservedSnapshot(failure('working'), { version: __APP_VERSION__, nowMs });
  const moment = { nowMs, secondsSince: 0 };
  tray.draw({ snapshot, moment, copiedSecondsLeft: undefined, offered: [] }, 'colours');
}

function giveUp(sentence: string): void {
  dialog.showErrorBox('DynamoSQL Tray', sentence);
  app.exit(1);
}

function sayBug(error: unknown): void {
  giveUp(`This should not happen (${error instanceof Error ? error.name : 'unknown'}).`);
}

begin();
