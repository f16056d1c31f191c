import { app } from 'electron';
import {
  AppImageUpdater,
  type AppUpdater,
  CancellationToken,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  RpmUpdater,
} from 'electron-updater';
import { type Failure, failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Clock, Log, Updater } from '../core/ports.ts';
import type { Packaging } from '../core/updates/packaging.ts';
import { type UpdateStep, updateFailure } from '../core/updates/update-failure.ts';
import { whileAlive } from '../core/updates/while-alive.ts';
import { stage } from './squirrel.ts';

// The update library, behind our port. It is large, so this file is loaded when the first look is due.

interface FeedOptions {
  readonly packaging: Packaging;
  /** The one that the app's calls take, when the look begins; undefined for the system's own. */
  readonly proxy: () => { readonly server: string; readonly bypass: string } | undefined;
  /** Installs a package of the system's own kind; the library would stop the app meanwhile. */
  readonly installPackage: (kind: 'deb' | 'rpm', file: string) => Promise<Result<void>>;
  /** Reads the file: the library remembers that it was whole, and looks no second time. */
  readonly isAsPublished: (file: string, digests: readonly string[]) => Promise<boolean>;
  readonly log: Log;
  readonly clock: Clock;
}

const UPDATERS: Readonly<Record<Packaging, new () => AppUpdater>> = {
  appimage: AppImageUpdater,
  deb: DebUpdater,
  rpm: RpmUpdater,
  nsis: NsisUpdater,
  mac: MacUpdater,
  // It reads the feed of any system, and installs nothing here.
  'by-hand': DebUpdater,
};

/** An app that is still there after this long is not being replaced. */
const QUITS_WITHIN_MS = 60_000;
/** Electron's network has no limits of its own, and the library's do not reach it. */
const LOOKS_WITHIN_MS = 60_000;
const DOWNLOAD_SILENCE_MS = 120_000;
/** The library has the app quit in its next turn, whatever came of the installer. */
const LIBRARY_QUITS_WITHIN_MS = 1_000;

/** The feed of this packed app: its address stands in `app-update.yml` beside the program. */
export function createFeedUpdater(options: FeedOptions): Omit<Updater, 'isOnline'> {
  const { packaging, log, clock } = options;
  const library = new UPDATERS[packaging]();
  library.autoDownload = false;
  library.autoInstallOnAppQuit = false;
  library.logger = null;
  // Without an answer the request would wait for ever: a proxy that asks who we are is not passed.
  library.on('login', (_info, answer) => (answer as () => void)());
  // The library sends an id of its own with every look; nobody is counted here.
  library.requestHeaders = { 'x-user-staging-id': 'none' };
  let fetched: string | undefined;
  let digests: readonly string[] = [];

  function failureOf(step: UpdateStep, error: unknown): Failure {
    const code = codeOf(error);
    log.write('warning', 'update.error', { step, error: code ?? nameOf(error) });
    return updateFailure(step, code);
  }

  async function quitAndInstall(): Promise<Result<void>> {
    return new Promise((resolve) => {
      const end = (result: Result<void>): void => {
        clearTimeout(limit);
        library.removeListener('error', onError);
        app.removeListener('before-quit', onQuit);
        resolve(result);
      };
      const onError = (error: Error): void => {
        end(failed(failureOf('install', error)));
        if (packaging === 'nsis') startAgainAfterQuit();
      };
      const onQuit = (): void => end(ok(undefined));
      const limit = setTimeout(() => end(failed(failure('update_not_installed'))), QUITS_WITHIN_MS);
      library.once('error', onError);
      app.once('before-quit', onQuit);
      library.quitAndInstall(true, true);
    });
  }

  async function fetchWhileAlive(onPercent: (percent: number) => void): Promise<string[]> {
    const token = new CancellationToken();
    const watch = { clock, limitMs: DOWNLOAD_SILENCE_MS, giveUp: () => token.cancel() };
    let onProgress = (_progress: { readonly percent: number }): void => {};
    const fetching = whileAlive(watch, (sign) => {
      onProgress = ({ percent }) => {
        sign();
        onPercent(percent);
      };
      library.on('download-progress', onProgress);
      return library.downloadUpdate(token);
    });
    return fetching.finally(() => library.removeListener('download-progress', onProgress));
  }

  return {
    async look() {
      try {
        await setProxy(library, options.proxy());
        const giveUp = (): void => void library.netSession.closeAllConnections();
        const watch = { clock, limitMs: LOOKS_WITHIN_MS, giveUp };
        const found = await whileAlive(watch, () => library.checkForUpdates());
        if (!found?.isUpdateAvailable) return ok(undefined);
        const { version, releaseNotes, files } = found.updateInfo;
        digests = files.map(({ sha512 }) => sha512);
        return ok({ version, notes: releaseNotes });
      } catch (error) {
        return failed(failureOf('look', error));
      }
    },
    async download(onPercent) {
      try {
        [fetched] = await fetchWhileAlive(onPercent);
        const isWhole = await options.isAsPublished(fetched ?? '', digests);
        return isWhole ? ok(undefined) : failed(failure('update_tampered'));
      } catch (error) {
        return failed(failureOf('download', error));
      }
    },
    async prepare() {
      // The library would do it once the app has left, and have it quit whenever that is done.
      try {
        if (packaging === 'mac') await stage();
        return ok(undefined);
      } catch (error) {
        return failed(failureOf('install', error));
      }
    },
    async install() {
      if (fetched === undefined) return failed(failure('update_not_ready'));
      const isPackage = packaging === 'deb' || packaging === 'rpm';
      return isPackage ? options.installPackage(packaging, fetched) : quitAndInstall();
    },
  };
}

/** The installer did not start, and the library has the app quit all the same. */
function startAgainAfterQuit(): void {
  const startAgain = (): void => app.relaunch();
  app.once('before-quit', startAgain);
  setTimeout(() => app.removeListener('before-quit', startAgain), LIBRARY_QUITS_WITHIN_MS);
}

async function setProxy(library: AppUpdater, proxy: ReturnType<FeedOptions['proxy']>) {
  await library.netSession.setProxy(
    proxy ? { proxyRules: proxy.server, proxyBypassRules: proxy.bypass } : { mode: 'system' },
  );
}

/** The code of the library or of the system. Its messages hold whole answers, so they stay unread. */
function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  // Chromium's network says its code in the text alone.
  return error instanceof Error ? /^net::(ERR_[A-Z_]+)/.exec(error.message)?.[1] : undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
