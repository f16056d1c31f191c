import type { App } from 'electron';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Autostart } from '../node/autostart.ts';

/** Whether the system starts the app at login: by a file on Linux, by the runtime elsewhere. */
export interface LoginItem {
  isOn(): boolean;
  set(isOn: boolean): Result<void>;
}

/** What the runtime knows of it. */
export type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

/** Starts without a window. macOS passes no words to what it starts at login. */
export const HIDDEN = '--hidden';
// Windows compares program and words with what it holds: asked without them it always says no.
const WORDS = { args: [HIDDEN] };

const WHERE: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'System Settings, General, Login Items',
  win32: 'Settings, Apps, Startup',
};

interface Options {
  readonly items: LoginItems;
  readonly autostart: Autostart;
  readonly platform: NodeJS.Platform;
}

/** Failures: `login_item_refused`, and on Linux `file_not_written`. */
export function createLoginItem({ items, autostart, platform }: Options): LoginItem {
  if (platform === 'linux') return autostart;

  function isOn(): boolean {
    const { openAtLogin, executableWillLaunchAtLogin } = items.getLoginItemSettings(WORDS);
    // The task manager of Windows leaves the entry where it is, and passes it over.
    return openAtLogin && (platform !== 'win32' || executableWillLaunchAtLogin);
  }

  return {
    isOn,
    set(wanted) {
      items.setLoginItemSettings({ openAtLogin: wanted, ...WORDS });
      return wanted && !isOn() ? failed(refused(platform)) : ok(undefined);
    },
  };
}

function refused(platform: NodeJS.Platform) {
  return failure('login_item_refused', {
    next: `Switch DynamoSQL Tray on in ${WHERE[platform] ?? "the system's settings"}.`,
  });
}

interface Start {
  readonly words: readonly string[];
  readonly items: LoginItems;
  readonly platform: NodeJS.Platform;
}

/** True when nobody asked to see the app: it was started at login, or by another program. */
export function startsHidden({ words, items, platform }: Start): boolean {
  if (words.includes(HIDDEN)) return true;
  return platform === 'darwin' && items.getLoginItemSettings().wasOpenedAtLogin;
}
