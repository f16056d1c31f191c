import { failure } from '../../../../src/shared/failure.ts';
import type { Update, UpdateState } from '../../../../src/shared/update.ts';
import type { Scene } from '../scene.ts';
import { ago, readySnapshot } from './snapshots.ts';

const newer = {
  version: '0.1.1',
  notes: [
    'Fixed',
    'A call that arrives while the computer wakes waits for the network instead of failing.',
    'Zed’s settings with comments after the last entry are edited in place.',
    'Added',
    'The activity says which assistant renewed its session.',
  ],
};

function scene(state: UpdateState, change: Partial<Update> = {}): Scene {
  const update = { state, lookedAt: ago(10_800), canLook: true, asksPassword: false, ...change };
  return {
    snapshot: { ...readySnapshot, update },
    show: { place: 'settings', assistant: 'updates' },
  };
}

function failedScene(code: Parameters<typeof failure>[0]): Scene {
  const { title, cause, next } = failure(code);
  return scene({ kind: 'failed', failure: { code, title, cause, next }, ...newer });
}

/** The part of Settings about updates, in each of its states. */
export const updateScenes: Readonly<Record<string, Scene>> = {
  'updates-off': {
    ...scene({ kind: 'off' }, { lookedAt: null }),
    preferences: { looksForUpdates: false, updatesSetBy: 'administrator' },
  },
  'updates-waiting': scene({ kind: 'waiting' }, { lookedAt: null }),
  'updates-looking': scene({ kind: 'looking' }),
  'updates-current': scene({ kind: 'current' }),
  'updates-available': scene({ kind: 'available', ...newer }),
  'updates-downloading': scene({ kind: 'downloading', ...newer, percent: 42 }),
  'updates-ready': scene({ kind: 'ready', ...newer, isPutOff: false }),
  'updates-ready-password': scene(
    { kind: 'ready', ...newer, isPutOff: false },
    { asksPassword: true },
  ),
  'updates-put-off': scene({ kind: 'ready', ...newer, isPutOff: true }),
  'updates-installing': scene({ kind: 'installing', version: '0.1.1' }),
  'updates-failed': failedScene('update_not_downloaded'),
  'updates-tampered': failedScene('update_tampered'),
  'updates-by-hand': scene(
    { kind: 'by-hand', version: null, notes: [] },
    { lookedAt: null, canLook: false },
  ),
  'updates-by-hand-newer': scene({ kind: 'by-hand', ...newer }),
};
