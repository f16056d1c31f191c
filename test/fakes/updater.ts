import type { Release, Updater } from '../../src/main/core/ports.ts';
import { ok, type Result } from '../../src/shared/result.ts';

/** A feed in the test's hand; what is asked of it is written down. */
export interface FakeUpdater extends Updater {
  readonly asked: ('look' | 'download' | 'prepare' | 'install')[];
  online: boolean;
  looked: Result<Release | undefined>;
  /** How far a download says it is, before it ends with `downloaded`. */
  percents: readonly number[];
  downloaded: Result<void>;
  prepared: Result<void>;
  installed: Result<void>;
}

export function createFakeUpdater(newest?: Release): FakeUpdater {
  const fake: FakeUpdater = {
    asked: [],
    online: true,
    looked: ok(newest),
    percents: [],
    downloaded: ok(undefined),
    prepared: ok(undefined),
    installed: ok(undefined),
    isOnline: () => fake.online,
    async look() {
      fake.asked.push('look');
      return fake.looked;
    },
    async download(onPercent) {
      fake.asked.push('download');
      fake.percents.forEach(onPercent);
      return fake.downloaded;
    },
    async prepare() {
      fake.asked.push('prepare');
      return fake.prepared;
    },
    async install() {
      fake.asked.push('install');
      return fake.installed;
    },
  };
  return fake;
}
