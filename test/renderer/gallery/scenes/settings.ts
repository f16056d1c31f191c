import { failure } from '../../../../src/shared/failure.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import type { Answers, Scene } from '../scene.ts';
import { ago, readySnapshot } from './snapshots.ts';

const keys: Answers = {
  keys: () =>
    ok({
      keys: ['claude-code', 'cursor', 'claude-desktop'].map((assistant, at) => ({
        assistant,
        key: 'kept',
        createdAt: ago(86_400 * (at + 2)),
      })),
    }),
  testStore: () => ok({ store: 'GNOME Keyring' }),
};
const base: Scene = {
  snapshot: readySnapshot,
  answers: keys,
  show: { place: 'settings', assistant: null },
};
const page = (name: string, ...press: readonly string[]): Scene => ({
  ...base,
  press: [name, ...press],
});

export const settingsScenes: Readonly<Record<string, Scene>> = {
  'settings-general': base,
  'settings-port': { ...base, press: ['Change…'] },
  'settings-network': page('Network'),
  'settings-network-set': {
    ...page('Network'),
    preferences: {
      httpsProxy: 'http://proxy.corp.example:8080',
      noProxy: '*.corp.example',
      extraCaFile: '/etc/ssl/corp/inspection-root-and-its-intermediates.pem',
    },
  },
  'settings-secret': page('Secret and privacy', 'Test the store'),
  'settings-secret-failed': {
    ...page('Secret and privacy', 'Test the store'),
    answers: { ...keys, testStore: () => failed(failure('keychain_locked')) },
  },
  'settings-delete': page('Secret and privacy', 'Delete from'),
  'settings-keys': page('Keys'),
  'settings-keys-none': { ...page('Keys'), answers: { keys: () => ok({ keys: [] }) } },
  'settings-keys-failed': {
    ...page('Keys'),
    answers: { keys: () => failed(failure('keychain_locked')) },
  },
  'settings-about': page('About'),
  'settings-reset': page('About', 'Reset…'),
  'settings-reset-left': {
    ...page('About', 'Reset…', 'Reset'),
    answers: {
      ...keys,
      reset: () =>
        failed(
          failure('config_not_undone', {
            cause:
              'All else is reset, but our entry is still in /home/ada/.cursor/mcp.json. Line 7: a comma or a bracket is missing.',
          }),
        ),
    },
  },
  'settings-loading': { ...base, answers: { preferences: () => new Promise(() => {}) } },
  'settings-failed': {
    ...base,
    answers: { preferences: () => failed(failure('file_unreadable')) },
  },
};
