import { app } from 'electron';
import {
  AppImageUpdater,
  type AppUpdater,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  RpmUpdater,
} from 'electron-updater';
import { type Failure, failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Log, Updater } from '../core/ports.ts';
import type { Packaging } from '../core/updates/packaging.ts';
import { type UpdateStep, updateFailure } from '../core/updates/update-failure.ts';

// The update library, behind our port. It is large, so this file is loaded when the first look is due.

interface FeedOptions {
  readonly packaging: Packaging;
  /** Of the person's settings, when the look begins; undefined for the system's own. */
  readonly proxy: () => { readonly server: string; readonly bypass: string } | undefined;
  /** Installs a package of the system's own kind; the library would stop the app meanwhile. */
  readonly installPackage: (kind: 'deb' | 'rpm', file: string) => Promise<Result<void>>;
  /** Reads the file: the library remembers that it was whole, and looks no second time. */
  readonly isAsPublished: (file: string, digests: readonly string[]) => Promise<boolean>;
  readonly log: Log;
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

/** The feed of this packed app: its address stands in `app-update.yml` beside the program. */
export function createFeedUpdater(options: FeedOptions): Omit<Updater, 'isOnline'> {
  const { packaging, log } = options;
  const library = new UPDATERS[packaging]();
  library.autoDownload = false;
  library.autoInstallOnAppQuit = false;
  library.logger = null;
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
      const onError = (error: Error): void => end(failed(failureOf('install', error)));
      const onQuit = (): void => end(ok(undefined));
      const limit = setTimeout(() => end(failed(failure('update_not_installed'))), QUITS_WITHIN_MS);
      library.once('error', onError);
      app.once('before-quit', onQuit);
      library.quitAndInstall(true, true);
    });
  }

  return {
    async look() {
      try {
        await setProxy(library, options.proxy());
        const found = await library.checkForUpdates();
        if (!found?.isUpdateAvailable) return ok(undefined);
        const { version, releaseNotes, files } = found.updateInfo;
        digests = files.map(({ sha512 }) => sha512);
        return ok({ version, notes: releaseNotes });
      } catch (error) {
        return failed(failureOf('look', error));
      }
    },
    async download(onPercent) {
      const onProgress = ({ percent }: { readonly percent: number }): void => onPercent(percent);
      library.on('download-progress', onProgress);
      try {
        [fetched] = await library.downloadUpdate();
        const isWhole = await options.isAsPublished(fetched ?? '', digests);
        return isWhole ? ok(undefined) : failed(failure('update_tampered'));
      } catch (error) {
        return failed(failureOf('download', error));
      } finally {
        library.removeListener('download-progress', onProgress);
      }
    },
    async install() {
      if (fetched === undefined) return failed(failure('update_not_ready'));
      const isPackage = packaging === 'deb' || packaging === 'rpm';
      return isPackage ? options.installPackage(packaging, fetched) : quitAndInstall();
    },
  };
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
