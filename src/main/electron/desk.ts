import type { WindowInput } from '../../shared/ipc.ts';
import type { PreferencesView } from '../../shared/preferences.ts';
import type { Result } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { App } from '../core/app.ts';
import type { Log } from '../core/ports.ts';

/** The parts of `PreferencesView` that this layer adds: the rest is the entry's to know. */
export type StoredView = Omit<PreferencesView, 'clipboardConceals'>;

/** Looking, installing and putting off: what comes of them stands in the snapshot. */
export interface UpdateActs {
  look(): Promise<void>;
  install(): Promise<Result<void>>;
  putOff(): void;
}

/**
 * What the entry gives to tray and window: the app behind them, and the acts on the world that need
 * more than Electron.
 */
export interface Desk {
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** The app that tray and window show now, or why there is none: another copy holds the home. */
  app(): Result<App>;
  snapshot(): Snapshot;
  startDemo(): Promise<Result<void>>;
  leaveDemo(): Promise<Result<void>>;
  /** Ends the copy that holds the home and serves in its place. */
  takeOver(): Promise<Result<void>>;
  /** Tries what does not work at once: the local port, the keychain, the server. */
  tryNow(): Promise<Result<void>>;
  preferences(): StoredView;
  changePreferences(change: WindowInput<'changePreferences'>): Promise<Result<void>>;
  setStartAtLogin(isOn: boolean): Promise<Result<void>>;
  movePort(port: number): Promise<Result<void>>;
  deleteSecret(): Promise<Result<void>>;
  reset(): Promise<Result<void>>;
  testStore(): Promise<Result<string>>;
  readonly updates: UpdateActs;
  writeFile(path: string, content: string | Uint8Array): Promise<Result<void>>;
  /** A file of the window's program by its name; undefined when there is none. */
  readAsset(name: string): Promise<Uint8Array | undefined>;
  /** Folder of icons and preload script. */
  readonly programFolder: string;
  /** Another way to the clipboard; undefined where the runtime's own is good. */
  copyOutside(text: string, isConcealed: boolean): Promise<boolean | undefined>;
  readonly isWayland: boolean;
  quit(): void;
  readonly log: Log;
}
