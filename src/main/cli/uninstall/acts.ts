import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assistantIds } from '../../../shared/assistant.ts';
import type { CommandInput, RunCommand } from '../../../shared/commands.ts';
import type { Disconnected } from '../../../shared/connecting.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Swept, UninstallActs } from '../../core/uninstall/uninstall.ts';
import { removeAutostart } from '../../node/autostart.ts';
import { deleteOwnFiles } from '../../node/own-files.ts';
import { claimHome, type Ownership } from '../../node/owner.ts';
import { readOwner } from '../../node/owner-record.ts';
import { personIn } from '../../node/person.ts';
import { askToLeave } from '../../seat/ask-to-leave.ts';
import { openWorkplace, type Workplace } from '../../seat/workplace.ts';
import { conductorOf } from '../conductor.ts';
import type { Household, Room } from './household.ts';
import { APP_SWITCHES_LOGIN, hasApp, type Survey } from './survey.ts';

const TRIES_EVERY_MS = 50;
const TAKES_WITHIN_MS = 15_000;

/** The acts on this computer: by the app that runs where there is one, else in this process. */
export function uninstallActs(household: Household, { connected, found }: Survey): UninstallActs {
  const [own] = household.rooms;
  return {
    async disconnect(deletesBackups) {
      const rows: Disconnected[] = [];
      const onlyRemembered = household.neighbour !== undefined;
      for (const room of household.rooms.filter((each) => connected.has(each))) {
        const person = personIn(room.surroundings.environment);
        const how = { person, deletesBackups, onlyRemembered };
        const done = await inRoom(room, (run) => disconnectAll(run, how, rows));
        if (!done.ok) return { rows, failure: done.failure };
      }
      return { rows };
    },
    async forgetCredentials() {
      const done = await inRoom(own, (run) => run('logout', {}), BY_APP);
      return done.ok ? ok(done.value.deleted) : done;
    },
    async stopAtLogin() {
      const stopped =
        process.platform === 'linux'
          ? removeAutostart(own.surroundings.environment)
          : await inRoom(own, (run) => run('startAtLogin', { isOn: false }), BY_APP);
      return loginStopped(stopped, { entries: found.login, hasApp: hasApp(own.surroundings) });
    },
    sweep: (keeps) => sweep(household, keeps),
  };
}

/** One after the other, so that a failure loses none that was done before it. */
async function disconnectAll(
  run: RunCommand,
  how: Omit<CommandInput<'disconnect'>, 'assistant'>,
  rows: Disconnected[],
): Promise<Result<void>> {
  for (const assistant of assistantIds) {
    const done = await run('disconnect', { assistant, ...how });
    if (!done.ok) return done;
    rows.push(...done.value.disconnected);
  }
  return ok(undefined);
}

interface LoginItems {
  readonly entries: readonly string[];
  readonly hasApp: boolean;
}

/** What runs without a window can switch nothing: where there is no desktop app, that is no failure. */
export function loginStopped(
  stopped: Result<unknown>,
  { entries, hasApp }: LoginItems,
): Result<Swept> {
  if (stopped.ok) return ok({ gone: entries, left: [] });
  if (hasApp || stopped.failure.code !== 'app_not_running') return stopped;
  return ok({ gone: [], left: entries.map((what) => ({ what, why: APP_SWITCHES_LOGIN })) });
}

const SILENT = { note: () => {} };
const BY_APP = { opensKeychain: true };

interface Need {
  /** What is the app's own, such as its entry in the keychain: an installed one is started for it. */
  readonly opensKeychain: boolean;
}

async function inRoom<T>(
  { surroundings, isDemo }: Room,
  work: (run: RunCommand) => Promise<Result<T>>,
  { opensKeychain }: Need = { opensKeychain: false },
): Promise<Result<T>> {
  const place = openWorkplace(surroundings, isDemo);
  const need = { usesServer: false, opensKeychain };
  const conductor = place.ok ? await conductorOf(place.value, need, SILENT) : place;
  if (!conductor.ok) return conductor;
  try {
    return await work(conductor.value.run);
  } finally {
    await conductor.value.close();
  }
}

async function sweep(
  { rooms, places }: Household,
  keeps: readonly string[],
): Promise<Result<Swept>> {
  const taken: Taken[] = [];
  for (const room of rooms) {
    // What was done before this may have made the folder.
    if (!existsSync(room.home.path)) continue;
    const mine = await takeRoom(room);
    if (!mine.ok) {
      release(taken);
      return mine;
    }
    taken.push(mine.value);
  }
  const swept = deleteOwnFiles(places, keeps);
  release(taken);
  return ok(swept);
}

interface Taken {
  readonly home: string;
  readonly ownership: Ownership;
}

/** A claim that went with its folder needs no giving back. */
function release(taken: readonly Taken[]): void {
  for (const { home, ownership } of taken) if (existsSync(join(home, 'run'))) ownership.release();
}

/** Ends the app that serves the home, and takes its place, so that no bridge starts it again meanwhile. */
async function takeRoom({ surroundings, isDemo }: Room): Promise<Result<Taken>> {
  const place = openWorkplace(surroundings, isDemo);
  if (!place.ok) return place;
  const deadlineMs = performance.now() + TAKES_WITHIN_MS;
  for (;;) {
    const free = await askOwnerToLeave(place.value);
    if (!free.ok) return free;
    const home = place.value.home.path;
    const ownership = claimHome(home);
    if (ownership.ok) return ok({ home, ownership: ownership.value });
    if (ownership.failure.code !== 'home_owned' || performance.now() > deadlineMs)
      return failed(ownership.failure);
    await new Promise((resolve) => setTimeout(resolve, TRIES_EVERY_MS));
  }
}

async function askOwnerToLeave(place: Workplace): Promise<Result<void>> {
  return readOwner(place.home.path) ? askToLeave(place) : ok(undefined);
}
