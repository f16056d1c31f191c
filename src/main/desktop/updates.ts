import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, net } from 'electron';
import type { Updater } from '../core/ports.ts';
import { type PackagingFacts, packagingOf } from '../core/updates/packaging.ts';
import { createUpdates, type Updates, type UpdatesParts } from '../core/updates/updates.ts';
import { systemClock, systemRandom } from '../node/clock.ts';
import { isAsPublished } from '../node/fetched-file.ts';
import { installPackage } from '../node/package-installer.ts';
import type { ProxyRules } from '../node/proxy-choice.ts';
import type { Seats } from './seats.ts';

interface OpenUpdates extends Pick<UpdatesParts, 'log' | 'isOn' | 'onChange'> {
  readonly seats: Seats;
  readonly environment: NodeJS.ProcessEnv;
  /** The one that the app's calls take; undefined leaves it to the system. */
  readonly proxy: () => ProxyRules | undefined;
}

/** Keeps this copy of the app new, as far as it came in a form that can be replaced. */
export function openUpdates({ seats, environment, proxy, ...parts }: OpenUpdates): Updates {
  const packaging = packagingOf(packagingFacts(environment));
  const hasFeed = app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml'));
  const load = async () => {
    const { createFeedUpdater } = await import('../electron/feed-updater.ts');
    const isRoot = process.getuid?.() === 0;
    return createFeedUpdater({
      packaging,
      proxy,
      isAsPublished,
      log: parts.log,
      clock: systemClock,
      installPackage: (kind, file) => installPackage({ kind, file, environment, isRoot }),
    });
  };
  return createUpdates({
    ...parts,
    clock: systemClock,
    random: systemRandom,
    packaging,
    updater: hasFeed ? loadedLate(load) : undefined,
    async leave(version) {
      await seats.leaveFor(version);
      // The next version starts while this one ends.
      app.releaseSingleInstanceLock();
    },
    async comeBack() {
      app.requestSingleInstanceLock();
      await seats.open();
    },
    restart() {
      app.relaunch({ execPath: process.execPath, args: process.argv.slice(1) });
      app.quit();
    },
  });
}

function packagingFacts(environment: NodeJS.ProcessEnv): PackagingFacts {
  return {
    platform: process.platform,
    isPackaged: app.isPackaged,
    program: process.execPath,
    packageType: readText(join(process.resourcesPath, 'package-type')),
    environment,
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** The library behind the updater is read when it is used: most runs end before that. */
function loadedLate(load: () => Promise<Omit<Updater, 'isOnline'>>): Updater {
  let loading: ReturnType<typeof load> | undefined;
  const loaded = (): ReturnType<typeof load> => {
    loading ??= load();
    return loading;
  };
  return {
    isOnline: () => net.isOnline(),
    look: async () => (await loaded()).look(),
    download: async (onPercent) => (await loaded()).download(onPercent),
    prepare: async () => (await loaded()).prepare(),
    install: async () => (await loaded()).install(),
  };
}
