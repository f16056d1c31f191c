import { existsSync } from 'node:fs';
import type { Disconnected } from '../../../shared/connecting.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Left } from '../../../shared/uninstalling.ts';
import { keychainAccount } from '../../core/credentials/account.ts';
import type { Machine } from '../../core/machine.ts';
import type { Found } from '../../core/uninstall/uninstall.ts';
import { lookAtConnections } from '../../core/use-cases/look-at-connections.ts';
import { autostartFile } from '../../node/autostart.ts';
import { systemClock, systemHash, systemRandom } from '../../node/clock.ts';
import { createConfigFiles } from '../../node/config-files.ts';
import { KEYCHAIN_SERVICE } from '../../node/keychain-protocol.ts';
import { lookAtOwnFiles } from '../../node/own-files.ts';
import { readOwner } from '../../node/owner-record.ts';
import { personIn } from '../../node/person.ts';
import { hasDamagedSettings, openSettings } from '../../node/settings-file.ts';
import { createTextFiles } from '../../node/text-files.ts';
import { openingOfInstalledApp } from '../../seat/installed-app.ts';
import type { Surroundings } from '../../seat/surroundings.ts';
import type { Household, Room } from './household.ts';

/** What there is of this user's, read without an app, a keychain or a change. */
export interface Survey {
  readonly found: Found;
  /** Homes in which an entry or a key of an assistant was found. */
  readonly connected: ReadonlySet<Room>;
}

export async function surveyHousehold(
  household: Household,
  machine: Machine,
): Promise<Result<Survey>> {
  const { rooms, neighbour } = household;
  const disconnected: Disconnected[] = [];
  const connected = new Set<Room>();
  for (const room of rooms) {
    const looked = await connectionsOf(room, { machine, neighbour });
    if (!looked.ok) return looked;
    if (looked.value.length > 0) connected.add(room);
    disconnected.push(...looked.value);
  }
  const account = accountOf(rooms[0]);
  if (!account.ok) return account;
  const login = loginOf(household, machine);
  return ok({
    connected,
    found: {
      disconnected,
      account: account.value,
      login: login.entries,
      settings: (keeps) => lookAtOwnFiles(household.places, keeps),
      stays: {
        credentials: account.value === undefined ? unnamedEntryIn(rooms[0]) : [],
        login: login.left,
        settings: neighbour ? [{ what: SHARED, why: usedBy(neighbour) }] : [],
      },
    },
  });
}

function connectionsOf(room: Room, { machine, neighbour }: Looking) {
  const path = room.found?.path ?? room.home.path;
  const settings = openSettings({ home: path, writes: false });
  if (!settings.ok) return Promise.resolve(settings);
  return lookAtConnections({
    ports: {
      clock: systemClock,
      random: systemRandom,
      hash: systemHash,
      files: createTextFiles(path, systemClock),
      configs: createConfigFiles({ clock: systemClock, random: systemRandom }),
    },
    machine,
    person: personIn(room.surroundings.environment),
    mcpUrl: settings.value.settings.current().mcpUrl,
    demo: room.isDemo,
    onlyRemembered: neighbour !== undefined,
  });
}

interface Looking {
  readonly machine: Machine;
  readonly neighbour: string | undefined;
}

/** As the keychain's own program lists it; the demo has none. */
function accountOf({ found, isDemo }: Room): Result<string | undefined> {
  if (!found || isDemo) return ok(undefined);
  const opened = openSettings({ home: found.path, writes: false });
  if (!opened.ok) return opened;
  const { binding } = opened.value.settings.current();
  if (!binding) return ok(undefined);
  const account = keychainAccount(binding.issuer, found, systemHash);
  return ok(`${KEYCHAIN_SERVICE}, account ${account}`);
}

/** Settings that cannot be read may have named an entry: nobody else knows its name. */
function unnamedEntryIn({ found, isDemo }: Room): readonly Left[] {
  if (!found || isDemo || !hasDamagedSettings(found.path)) return [];
  return [{ what: UNNAMED_ENTRY, why: LOOK_YOURSELF }];
}

function loginOf({ rooms: [own], neighbour }: Household, { platform }: Machine) {
  if (platform !== 'linux') return loginByApp(own, neighbour);
  const file = autostartFile(own.surroundings.environment);
  if (!existsSync(file)) return { entries: [], left: [] };
  if (neighbour) return { entries: [], left: [{ what: file, why: usedBy(neighbour) }] };
  return { entries: [file], left: [] };
}

/** Only the app itself knows, and switches it. */
function loginByApp({ found, surroundings }: Room, neighbour: string | undefined) {
  if (neighbour) return { entries: [], left: [{ what: LOGIN_ITEM, why: usedBy(neighbour) }] };
  if (hasApp(surroundings) || (found && readOwner(found.path)))
    return { entries: [LOGIN_ITEM], left: [] };
  return { entries: [], left: [{ what: LOGIN_ITEM, why: APP_SWITCHES_LOGIN }] };
}

/** True where a desktop app lies that can be asked. */
export function hasApp(surroundings: Surroundings): boolean {
  return openingOfInstalledApp(surroundings, { hidden: true }) !== undefined;
}

const LOGIN_ITEM = 'the login item of DynamoSQL Tray, if it is on';
export const APP_SWITCHES_LOGIN =
  'Only the desktop app can switch it off, and none is here. Without its program it does nothing.';
const UNNAMED_ENTRY = `an entry of the service ${KEYCHAIN_SERVICE}, if one is in the keychain`;
const LOOK_YOURSELF = `The settings that named it cannot be read. Look for "${KEYCHAIN_SERVICE}" in the system's own program for passwords, and delete it there.`;
const SHARED = 'the cache, the placed command and what else is shared';
const usedBy = (home: string): string => `The installation in ${home} uses it.`;
