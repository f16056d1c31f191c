import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, session } from 'electron';
import { EVENT_CHANNEL, PERSON_FOLDER_WORD } from '../../shared/channels.ts';
import type { WindowEvent, WindowEventName } from '../../shared/ipc.ts';
import { ORIGIN, serveAssets } from './assets.ts';

/** The one window: made when it is wanted, gone when it is closed, so that it costs nothing then. */
export interface AppWindow {
  show(): void;
  isVisible(): boolean;
  /** Told only while the window is there. */
  tell<N extends WindowEventName>(name: N, event: WindowEvent<N>): void;
  /** True for a message from the window's own page, and from nothing else. */
  isOurs(sender: Electron.IpcMainInvokeEvent): boolean;
  close(): void;
}

/** Where the window stood when it was last closed. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

interface WindowOptions {
  readonly programFolder: string;
  readonly readAsset: (name: string) => Promise<Uint8Array | undefined>;
  readonly place: () => WindowPlace | undefined;
  readonly onPlaced: (place: WindowPlace) => void;
}

const USUAL = { width: 960, height: 640 };
const SMALLEST = { minWidth: 640, minHeight: 480 };

export function createAppWindow(options: WindowOptions): AppWindow {
  let window: BrowserWindow | undefined;
  serveAssets(session.defaultSession, options.readAsset);
  denyEverything(session.defaultSession);

  function open(): BrowserWindow {
    const made = new BrowserWindow({
      ...USUAL,
      ...onScreen(options.place()),
      ...SMALLEST,
      title: 'DynamoSQL Tray',
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#151917' : '#FCFDFC',
      icon: join(options.programFolder, 'icons', 'app', '256x256.png'),
      ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : {}),
      webPreferences: {
        preload: join(options.programFolder, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        navigateOnDragDrop: false,
        additionalArguments: [`${PERSON_FOLDER_WORD}${app.getPath('home')}`],
      },
    });
    stayOnOurPage(made);
    made.once('ready-to-show', () => made.show());
    made.on('close', () => options.onPlaced(placeOf(made)));
    made.once('closed', () => {
      window = undefined;
    });
    void made.loadURL(`${ORIGIN}/index.html`);
    return made;
  }

  return {
    show() {
      if (!window) window = open();
      else {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }
    },
    isVisible: () => window?.isVisible() === true && !window.isMinimized(),
    tell(name, event) {
      window?.webContents.send(EVENT_CHANNEL, name, event);
    },
    isOurs: ({ sender, senderFrame }) =>
      window !== undefined &&
      sender === window.webContents &&
      senderFrame === sender.mainFrame &&
      senderFrame.url.startsWith(`${ORIGIN}/`),
    close: () => window?.close(),
  };
}

/** No navigation, no second window, no attached page. Links are opened by name, through a command. */
function stayOnOurPage({ webContents }: BrowserWindow): void {
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyEverything(target: Electron.Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${ORIGIN}/`) && !isDeveloperTool(details.url) });
  });
}

function isDeveloperTool(url: string): boolean {
  return url.startsWith('devtools://');
}

function placeOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return { x, y, width, height };
}

/** The place, if it still lies on a screen that is there. */
function onScreen(place: WindowPlace | undefined): Partial<WindowPlace> {
  if (!place) return {};
  const { x, y, width, height } = place;
  const isThere = screen.getAllDisplays().some(({ workArea }) => {
    const isAcross = x + width > workArea.x + 40 && x < workArea.x + workArea.width - 40;
    return isAcross && y >= workArea.y && y < workArea.y + workArea.height - 40;
  });
  return isThere ? place : { width, height };
}
