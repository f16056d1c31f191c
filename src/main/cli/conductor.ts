import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunCommand } from '../../shared/commands.ts';
import { ok, type Result } from '../../shared/result.ts';
import { findApp } from '../node/app-finder.ts';
import type { AppCommand } from '../node/app-starter.ts';
import { reachOwner } from '../node/control-client.ts';
import { claimHome, type Ownership } from '../node/owner.ts';
import { type OwnerRecord, readOwner } from '../node/owner-record.ts';
import { updateUnderWay } from '../node/update-mark.ts';
import { createHost, type Host } from '../seat/host.ts';
import { openingOfInstalledApp } from '../seat/installed-app.ts';
import { openWorkplace, type Workplace } from '../seat/workplace.ts';
import type { CommandCall } from './command.ts';
import type { Output } from './output.ts';

/** Something that carries out commands: the running app, or this process. */
export interface Conductor {
  readonly run: RunCommand;
  /** The process that serves the home; undefined when it is this one, for this command only. */
  readonly pid: number | undefined;
  close(): Promise<void>;
}

interface Need {
  /** True for commands that speak with the server: credentials in the environment keep them here. */
  readonly usesServer: boolean;
  /** The command opens the keychain, though it may not speak with the server. */
  readonly opensKeychain?: boolean;
  /** The command is about the app itself: where one is installed, it is the one that answers. */
  readonly concernsApp?: boolean;
  /** The command writes into the home, so this process must own it, whatever the environment holds. */
  readonly stores?: boolean;
  /** Opens a local endpoint in this process, for a command that calls through it. */
  readonly listens?: boolean;
  /** Others of this user reach it meanwhile by the control channel, as they reach a running app. */
  readonly publishes?: boolean;
  /** The command talks with the person: what lasts then is not an answer that is waited for. */
  readonly talks?: boolean;
}

const TRIES_EVERY_MS = 50;
// What lasts longer than this says that it goes on.
const PATIENCE_MS = 1_000;

/** The running app where there is one for this home, else a short-lived one in this process. */
export async function findConductor(call: CommandCall, need: Need): Promise<Result<Conductor>> {
  const place = openWorkplace(call.surroundings, call.words.isSet('demo'));
  return place.ok ? conductorOf(place.value, need, call.output) : place;
}

/** The same for a home that is named, such as the demo's beside the real one. */
export async function conductorOf(
  place: Workplace,
  need: Need,
  output: Pick<Output, 'note'>,
): Promise<Result<Conductor>> {
  const isApart = need.usesServer && place.isOverridden;
  if (isApart && !need.stores) return conductHere(place, { need, ownership: undefined });
  const opening = appThatAnswers(place, need);
  if (opening) return conductInApp(place, opening, output);
  const deadlineMs = performance.now() + place.budgets.controlMs + place.budgets.drainMs;
  for (;;) {
    // The next version is just coming: a claim made here would be in its way.
    if (updateUnderWay(place.home.path)) {
      await pause(TRIES_EVERY_MS);
      continue;
    }
    const owner = readOwner(place.home.path);
    if (owner && !isApart) {
      const there = await conductThere(place, owner);
      const isHidden = !there.ok && there.failure.code === 'control_failed' && !isListening(owner);
      if (!isHidden || performance.now() > deadlineMs) return there;
      // An app that ends takes its channel away first, and one that starts opens it last.
      await pause(TRIES_EVERY_MS);
      continue;
    }
    const claimed = claimHome(place.home.path);
    if (claimed.ok) return conductHere(place, { need, ownership: claimed.value });
    // Another command works here for a moment, or an app is just starting.
    const isBrief = claimed.failure.code === 'home_owned' && !owner;
    if (!isBrief || performance.now() > deadlineMs) return claimed;
    await pause(TRIES_EVERY_MS);
  }
}

/** Of a pipe of Windows nobody can tell without opening it. */
function isListening({ address }: OwnerRecord): boolean {
  return process.platform !== 'win32' && existsSync(address);
}

/**
 * The installed app for what is about itself, and for what needs the credentials: an entry of the keychain belongs to the program
 * that wrote it, and systems ask their person when another one opens it.
 */
function appThatAnswers(place: Workplace, need: Need): AppCommand | undefined {
  const needsApp = need.usesServer || need.opensKeychain || need.concernsApp;
  if (!needsApp || place.isOverridden || place.isDemo) return undefined;
  return openingOfInstalledApp(place.surroundings, { hidden: true });
}

async function conductInApp(
  place: Workplace,
  opening: AppCommand,
  output: Pick<Output, 'note'>,
): Promise<Result<Conductor>> {
  return findApp({
    home: place.home.path,
    environment: place.surroundings.environment,
    start: () => opening,
    evenIfQuit: true,
    onStart: () => output.note('DynamoSQL Tray was not running and is being started.'),
    reach: (owner) => conductThere(place, owner),
  });
}

async function conductThere(place: Workplace, owner: OwnerRecord): Promise<Result<Conductor>> {
  const { version } = place.surroundings;
  const channel = await reachOwner({ owner, version, budgetMs: place.budgets.controlMs });
  if (!channel.ok) return channel;
  const { run, close } = channel.value;
  return ok({ run, pid: owner.pid, close: async () => close() });
}

interface Here {
  readonly need: Need;
  readonly ownership: Ownership | undefined;
}

async function conductHere(
  place: Workplace,
  { need, ownership }: Here,
): Promise<Result<Conductor>> {
  const edges = place.openEdges({ writes: ownership !== undefined });
  if (!edges.ok) return released(edges, ownership);
  const run = place.runFacts(edges.value);
  const created = await createHost({
    edges: edges.value,
    run,
    machine: place.machine,
    open: false,
    onHealth: () => {},
    onCall: () => {},
  });
  if (!created.ok) return released(created, ownership);
  const host = created.value;
  async function close(): Promise<void> {
    await host.close();
    ownership?.release();
  }
  const open = await openDoors(host, place, { need, ownership });
  if (open.ok) return ok({ run: host.app.run, pid: undefined, close });
  await close();
  return open;
}

/** What the command needs others to reach meanwhile. */
async function openDoors(
  host: Host,
  place: Workplace,
  { need, ownership }: Here,
): Promise<Result<void>> {
  const listening = need.listens ? await host.listen(0) : ok(undefined);
  if (!listening.ok) return listening;
  return need.publishes && ownership
    ? host.publish(ownership, place.surroundings.environment)
    : ok(undefined);
}

function released<T extends { readonly ok: false }>(
  result: T,
  ownership: Ownership | undefined,
): T {
  ownership?.release();
  return result;
}

/** Runs one command wherever it belongs and closes what it opened. */
export async function withConductor(
  call: CommandCall,
  need: Need,
  work: (conductor: Conductor) => Promise<number>,
): Promise<number> {
  const patience = setTimeout(
    () =>
      call.surroundings.isInteractive && !need.talks && call.output.note('Waiting for an answer…'),
    PATIENCE_MS,
  );
  // Work here may wait for one of the app's timers, and those keep no process alive.
  const wakefulness = setInterval(() => {}, PATIENCE_MS);
  const conductor = await findConductor(call, need);
  if (!conductor.ok) {
    clearTimeout(patience);
    clearInterval(wakefulness);
    return call.output.fail(conductor.failure);
  }
  try {
    return await work(conductor.value);
  } finally {
    clearTimeout(patience);
    await conductor.value.close();
    clearInterval(wakefulness);
  }
}
