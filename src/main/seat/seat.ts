import type { Emulator } from '../../emulator/emulator.ts';
import type { CallRecord } from '../../shared/activity.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Health } from '../../shared/health.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { RunFacts } from '../core/ports.ts';
import type { Edges } from '../node/edges.ts';
import { claimHome, type Ownership } from '../node/owner.ts';
import { createHost, type Host, type HostOptions } from './host.ts';
import { openLocalPort } from './local-port.ts';
import { startStandIn } from './stand-in.ts';
import type { Workplace } from './workplace.ts';

/** A home that this process owns and serves: with the gateway open, the control channel too, and the demo's server. */
export interface Seat {
  readonly host: Host;
  readonly edges: Edges;
  readonly run: RunFacts;
  /** The local port, or why there is none. */
  readonly port: Result<number>;
  /** Tries the local port again, or another one. */
  reopen(port: number | undefined): Promise<Result<number>>;
  /** Answers what is under way, closes everything and gives the home back. */
  close(): Promise<void>;
}

export interface SeatWishes {
  /** Local port for this run; undefined for the one that assistants know. */
  readonly port: number | undefined;
  /** Refuses the run before anything is opened. */
  readonly check?: (run: RunFacts) => Failure | undefined;
  /** Lets clients in without a key. */
  readonly open: boolean;
  readonly onHealth: (health: Health) => void;
  readonly onCall: (call: CallRecord) => void;
  readonly onBridges?: (bridges: number) => void;
  /** Another copy asks to take this one's place. */
  readonly onQuit?: () => void;
  /** Switches the start at login, where only this process can. */
  readonly setStartAtLogin?: (isOn: boolean) => Promise<Result<void>>;
  readonly onUpdate?: HostOptions['onUpdate'];
}

/** Takes the home and serves it. Failures: `home_owned`, `home_unusable`, those of the edges. A taken port is told by `port`. */
export async function openSeat(place: Workplace, wishes: SeatWishes): Promise<Result<Seat>> {
  const ownership = claimHome(place.home.path);
  if (!ownership.ok) return ownership;
  const seat = await serveHome(place, wishes, ownership.value);
  if (!seat.ok) ownership.value.release();
  return seat;
}

async function serveHome(
  place: Workplace,
  wishes: SeatWishes,
  ownership: Ownership,
): Promise<Result<Seat>> {
  const edges = place.openEdges({ writes: true });
  if (!edges.ok) return edges;
  const emulator = place.isDemo
    ? await startStandIn(place.surroundings, { demo: true })
    : undefined;
  const parts = { edges: edges.value, emulator, ownership };
  const seat = await openHost(place, wishes, parts);
  if (!seat.ok) {
    await edges.value.close();
    await emulator?.close();
  }
  return seat;
}

interface SeatParts {
  readonly edges: Edges;
  readonly emulator: Emulator | undefined;
  readonly ownership: Ownership;
}

async function openHost(
  place: Workplace,
  wishes: SeatWishes,
  { edges, emulator, ownership }: SeatParts,
): Promise<Result<Seat>> {
  const run = place.runFacts(edges, emulator && { ...emulator, mcpUrl: emulator.endpoint });
  const refusal = wishes.check?.(run);
  if (refusal) return failed(refusal);
  const { machine } = place;
  let port: Result<number> | undefined;
  const created = await createHost({
    ...wishes,
    edges,
    run,
    machine,
    localTrouble: () => (port && !port.ok ? port.failure : undefined),
  });
  if (!created.ok) return created;
  const host = created.value;

  async function openPort(chosen: number | undefined): Promise<Result<number>> {
    if (port?.ok && chosen === port.value) return port;
    const { settings } = edges.ports;
    const opened = await openLocalPort(host, { chosen, demo: place.isDemo, settings });
    // A port that cannot be had leaves the one in use as it is.
    if (opened.ok || !port?.ok) port = opened;
    host.app.localChanged();
    return opened;
  }
  async function close(): Promise<void> {
    try {
      await host.close();
      await emulator?.close();
    } finally {
      ownership.release();
    }
  }

  const first = await openPort(wishes.port);
  const published = await host.publish(ownership, place.surroundings.environment);
  if (!published.ok) {
    await host.close();
    return published;
  }
  return ok({
    host,
    edges,
    run,
    get port() {
      return port ?? first;
    },
    reopen: openPort,
    close,
  });
}
