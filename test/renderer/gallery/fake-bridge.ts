import type { WindowBridge, WindowEventName } from '../../../src/shared/ipc.ts';
import type { PreferencesView } from '../../../src/shared/preferences.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Scene, Tell } from './scene.ts';

type Hear = (event: never) => void;

const usualPreferences: PreferencesView = {
  appearance: 'system',
  trayIcon: 'colours',
  notifications: true,
  recordsTableNames: false,
  activityDays: 7,
  mcpUrl: 'https://mcp.dynamosql.com/mcp',
  httpsProxy: null,
  noProxy: null,
  extraCaFile: null,
  looksForUpdates: true,
  updatesSetBy: 'nobody',
  startsAtLogin: true,
  port: 3917,
  proxySetBy: 'nobody',
  caSetBy: 'nobody',
  store: 'GNOME Keyring',
  keychainItem: 'dynamosql-tray',
  clientId: '3f9k…4n6z',
  logFolder: '~/.local/state/dynamosql-tray',
  clipboardConceals: true,
};

/** A main process that answers from the scene alone. */
export function fakeBridge(
  scene: Scene,
  appearance: 'light' | 'dark',
): { readonly bridge: WindowBridge; readonly tell: Tell } {
  const hearing = new Map<WindowEventName, Set<Hear>>();
  let preferences: PreferencesView = { ...usualPreferences, ...scene.preferences, appearance };

  const tell: Tell = (name, event) => {
    for (const hear of hearing.get(name) ?? []) hear(event as never);
  };

  const usual: Readonly<Record<string, (input: never) => unknown>> = {
    snapshot: () => scene.snapshot,
    preferences: () => preferences,
    changePreferences: (change: object) => {
      preferences = { ...preferences, ...change };
      return preferences;
    },
    copyToken: () => ({ secondsLeft: 420 }),
  };

  const ask = async (name: string, input: never) => {
    const answers = scene.answers as
      | Record<string, (input: never, tell: Tell) => unknown>
      | undefined;
    const answer = answers?.[name];
    if (answer) return answer(input, tell);
    return ok(usual[name]?.(input) ?? {});
  };

  const bridge: WindowBridge = {
    ask: ask as WindowBridge['ask'],
    listen(name, hear) {
      const set = hearing.get(name) ?? new Set();
      hearing.set(name, set.add(hear as Hear));
      return () => set.delete(hear as Hear);
    },
    platform: scene.platform ?? 'linux',
    personFolder: '/home/ada',
  };
  return { bridge, tell };
}
