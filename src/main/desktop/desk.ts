import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { Disconnected } from '../../shared/connecting.ts';
import { failure } from '../../shared/failure.ts';
import type { PreferencesView } from '../../shared/preferences.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { masked } from '../../shared/secret.ts';
import {
  type AdministratorDefaults,
  looksForUpdates,
  type Settings,
  settingsSchema,
} from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../core/ports.ts';
import { unservedSnapshot } from '../core/status/unserved-snapshot.ts';
import type { Updates } from '../core/updates/updates.ts';
import type { Desk, StoredView } from '../electron/desk.ts';
import { codeOf } from '../node/system-error.ts';
import { copyOnWayland } from '../node/wayland-clipboard.ts';
import type { Seat } from '../seat/seat.ts';
import type { Workplace } from '../seat/workplace.ts';
import type { LoginItem } from './login-item.ts';
import type { Seats } from './seats.ts';

interface DeskParts {
  readonly seats: Seats;
  readonly place: Workplace;
  readonly programFolder: string;
  readonly loginItem: LoginItem;
  readonly trayMissing: () => boolean;
  readonly quit: () => void;
  readonly updates: Updates;
  readonly defaults: AdministratorDefaults;
  readonly log: Log;
}

/** Files of a home that a reset takes away; the log stays. */
const KEPT_FILES = ['settings.json', 'keys.json', 'activity.json', 'connections.json'];
/** What edges are built with: a change of these opens the seat anew. */
const NETWORK = ['mcpUrl', 'httpsProxy', 'noProxy', 'extraCaFile'] as const;

export function createDesk(parts: DeskParts): Desk {
  const { seats, place, programFolder } = parts;
  const settings = (): Settings => {
    const own = seats.own();
    return own.ok ? own.value.edges.ports.settings.current() : settingsSchema.parse({});
  };

  return {
    platform: place.machine.platform,
    isWayland: Boolean(place.surroundings.environment['WAYLAND_DISPLAY']),
    copyOutside: (text, isConcealed) =>
      copyOnWayland(text, { isConcealed, environment: place.surroundings.environment }),
    programFolder,
    log: parts.log,
    quit: parts.quit,
    updates: parts.updates,
    app() {
      const seat = seats.shown();
      return seat.ok ? ok(seat.value.host.app) : seat;
    },
    snapshot: () => snapshotOf(parts),
    startDemo: seats.startDemo,
    leaveDemo: seats.leaveDemo,
    takeOver: seats.takeOver,
    tryNow: seats.tryNow,

    preferences: () => viewOf(parts, settings()),

    async changePreferences(change) {
      const own = seats.own();
      if (!own.ok) return own;
      const changed = own.value.edges.ports.settings.change(withoutGaps(change));
      if (!changed.ok) return changed;
      if ('looksForUpdates' in change) parts.updates.switched();
      return NETWORK.some((name) => name in change) ? seats.reopenOwn() : changed;
    },

    setStartAtLogin: async (isOn) => parts.loginItem.set(isOn),

    movePort: (port) => movePort(seats, port),

    async deleteSecret() {
      const seat = seats.own();
      if (!seat.ok) return seat;
      const deleted = await seat.value.host.app.run('logout', {});
      return deleted.ok ? ok(undefined) : deleted;
    },

    reset: () => reset(parts),

    async testStore() {
      const seat = seats.own();
      return seat.ok ? seat.value.edges.ports.secrets.selfTest() : seat;
    },

    async writeFile(path, content) {
      try {
        await writeFile(path, content, { mode: 0o600 });
        return ok(undefined);
      } catch (error) {
        const cause = `${path} cannot be written (${codeOf(error)}).`;
        return failed(failure('file_not_written', { cause }));
      }
    },

    readAsset: (name) => readAsset(join(programFolder, 'renderer'), name),
  };
}

function snapshotOf({ seats, place, ...parts }: DeskParts): Snapshot {
  const [trayMissing, update] = [parts.trayMissing(), parts.updates.view()];
  const seat = seats.shown();
  if (seat.ok) return { ...seat.value.host.app.window.snapshot(), trayMissing, update };
  const unserved = unservedSnapshot(seat.failure, {
    version: place.surroundings.version,
    nowMs: Date.now(),
  });
  return { ...unserved, otherOwner: seats.otherOwner() ?? null, trayMissing, update };
}

function viewOf(parts: DeskParts, settings: Settings): StoredView {
  const { seats, place, loginItem, defaults } = parts;
  const { environment } = place.surroundings;
  const own = seats.own();
  const { appearance, trayIcon, notifications, recordsTableNames, activityDays } = settings;
  const { mcpUrl, httpsProxy, noProxy, extraCaFile } = settings;
  return {
    appearance,
    trayIcon,
    notifications,
    recordsTableNames,
    activityDays,
    mcpUrl,
    httpsProxy,
    noProxy,
    extraCaFile,
    startsAtLogin: loginItem.isOn(),
    port: (own.ok && own.value.port.ok && own.value.port.value) || settings.port,
    proxySetBy: setBy(environment['HTTPS_PROXY'] ?? environment['https_proxy'], httpsProxy),
    caSetBy: setBy(environment['NODE_EXTRA_CA_CERTS'], extraCaFile),
    looksForUpdates: looksForUpdates(settings, defaults),
    updatesSetBy: updatesSetBy(settings, defaults),
    store: STORES[place.machine.platform],
    keychainItem: 'dynamosql-tray',
    clientId: own.ok ? clientIdOf(own.value) : null,
    logFolder: join(place.home.path, 'logs'),
  };
}

const STORES = {
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
  linux: 'Secret Service',
} as const;

function clientIdOf({ host }: Seat): string | null {
  const id = host.app.window.clientId();
  return id === undefined ? null : masked(id);
}

function setBy(inEnvironment: string | undefined, inSettings: string | null) {
  if (inEnvironment) return 'environment' satisfies PreferencesView['proxySetBy'];
  return inSettings === null ? 'nobody' : 'settings';
}

function updatesSetBy(settings: Settings, defaults: AdministratorDefaults) {
  if (settings.looksForUpdates !== null) return 'person' satisfies PreferencesView['updatesSetBy'];
  return defaults.looksForUpdates === null ? 'nobody' : 'administrator';
}

/** The new port is kept only when it could be opened. */
async function movePort(seats: Seats, port: number): Promise<Result<void>> {
  const own = seats.own();
  if (!own.ok) return own;
  const { settings } = own.value.edges.ports;
  const before = settings.current().port;
  const changed = settings.change({ port });
  if (!changed.ok) return changed;
  const moved = await seats.reopenOwn();
  const now = seats.own();
  if (!moved.ok || !now.ok || now.value.port.ok) return moved;
  now.value.edges.ports.settings.change({ port: before });
  await seats.reopenOwn();
  return now.value.port;
}

async function reset(parts: DeskParts): Promise<Result<void>> {
  const { seats, place } = parts;
  const seat = seats.own();
  if (!seat.ok) return seat;
  const { run } = seat.value.host.app;
  const onlyRemembered = !place.home.isDefault;
  const undone = await run('disconnect', { assistant: null, person: null, onlyRemembered });
  if (!undone.ok) return undone;
  const refused = undone.value.disconnected.find(({ outcome }) => outcome === 'refused');
  const forgotten = await run('logout', {});
  if (!forgotten.ok) return forgotten;
  if (seats.isDemoShown()) await seats.leaveDemo();
  const removed = parts.loginItem.set(false);
  if (!removed.ok) return removed;
  // Without its record an assistant's file could not be put back later.
  const files = KEPT_FILES.filter((name) => !refused || name !== 'connections.json');
  const reopened = await seats.reopenOwn(() => {
    for (const name of files) rmSync(join(place.home.path, name), { force: true });
  });
  return refused && reopened.ok ? failed(notUndone(refused)) : reopened;
}

function notUndone({ path, cause }: Disconnected) {
  return failure('config_not_undone', {
    cause: `All else is reset, but our entry is still in ${path}. ${cause ?? ''}`.trimEnd(),
  });
}

async function readAsset(folder: string, name: string): Promise<Uint8Array | undefined> {
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder)) return undefined;
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

/** Fields that are there but undefined change nothing. */
function withoutGaps<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
