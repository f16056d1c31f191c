import { autoUpdater } from 'electron';

// The part of macOS that replaces an app. It takes the new one apart and checks its signature first.

/** Staging takes as long as the computer needs for some hundred megabytes. */
const STAGED_WITHIN_MS = 300_000;

/**
 * Has Squirrel fetch the new app from the update library, which offers it on a port of this computer.
 * It is there when the app quits; until then this one goes on. An error is thrown.
 */
export function stage(): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(limit);
      autoUpdater.removeListener('update-downloaded', onStaged);
      autoUpdater.removeListener('update-not-available', onNone);
      autoUpdater.removeListener('error', onError);
      settle();
    };
    const onStaged = (): void => end(resolve);
    const onNone = (): void => end(() => reject(new Error('Nothing to stage')));
    const onError = (error: Error): void => end(() => reject(error));
    const limit = setTimeout(() => onError(new Error('Not staged in time')), STAGED_WITHIN_MS);
    autoUpdater.once('update-downloaded', onStaged);
    autoUpdater.once('update-not-available', onNone);
    autoUpdater.once('error', onError);
    autoUpdater.checkForUpdates();
  });
}
