import { app } from 'electron';
import { ok, type Result } from '../../shared/result.ts';
import type { Autostart } from '../node/autostart.ts';

/** Whether the system starts the app at login: by a file on Linux, by the runtime elsewhere. */
export interface LoginItem {
  isOn(): boolean;
  set(isOn: boolean): Result<void>;
}

/** Starts without a window. macOS passes no words to what it starts at login. */
export const HIDDEN = '--hidden';
// Windows compares program and words with what it holds: asked without them it always says no.
const WORDS = { args: [HIDDEN] };

export function createLoginItem(autostart: Autostart): LoginItem {
  if (process.platform === 'linux') return autostart;
  return {
    isOn: () => app.getLoginItemSettings(WORDS).openAtLogin,
    set(isOn) {
      app.setLoginItemSettings({ openAtLogin: isOn, ...WORDS });
      return ok(undefined);
    },
  };
}

/** True when nobody asked to see the app: it was started at login, or by another program. */
export function startsHidden(words: readonly string[]): boolean {
  if (words.includes(HIDDEN)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
