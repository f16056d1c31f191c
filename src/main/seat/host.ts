import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallRecord } from '../../shared/activity.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Health } from '../../shared/health.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type App, createApp } from '../core/app.ts';
import type { Machine } from '../core/machine.ts';
import type { RunFacts } from '../core/ports.ts';
import type { AppOptions } from '../core/use-cases/parts.ts';
import { controlAddress } from '../node/control-address.ts';
import { type ControlServer, listenForControl } from '../node/control-server.ts';
import type { Edges } from '../node/edges.ts';
import { createDoor, createInnerDoor, type InnerDoor } from '../node/gateway-door.ts';
import { type LoopbackServer, listenOnLoopback } from '../node/loopback-server.ts';
import { createOpenCalls } from '../node/open-calls.ts';
import type { Ownership } from '../node/owner.ts';
import { endUpdate } from '../node/update-mark.ts';

export interface HostOptions {
  readonly edges: Edges;
  readonly run: RunFacts;
  readonly machine: Machine;
  readonly open: boolean;
  readonly onHealth: (health: Health) => void;
  readonly onCall: (call: CallRecord) => void;
  /** Why the local endpoint cannot serve, such as a taken port. */
  readonly localTrouble?: () => Failure | undefined;
  /** Another copy asks to take this one's place. */
  readonly onQuit?: () => void;
  /** Switches the start at login, where only this process can. */
  readonly setStartAtLogin?: (isOn: boolean) => Promise<Result<void>>;
  /** A command asks for updates of the app. */
  readonly onUpdate?: AppOptions['onUpdate'];
  /** How many stdio bridges are connected, at every change. */
  readonly onBridges?: (bridges: number) => void;
}

/** The app with its servers: what the desktop and the headless run have in common. */
export interface Host {
  readonly app: App;
  /** Opens the local endpoint. Failure: `port_taken`. */
  listen(port: number): Promise<Result<LoopbackServer>>;
  /** Serves a call whose caller is known already. */
  readonly carryMcp: InnerDoor;
  /** Opens the control channel and tells others how to reach it. */
  publish(ownership: Ownership, environment: NodeJS.ProcessEnv): Promise<Result<void>>;
  /** Ends streams at once, waits for calls, and closes everything. */
  close(): Promise<void>;
}

/** Long enough for a bridge that was just let in to say what it wants. */
const DOOR_TURN_MS = 40;

export async function createHost(options: HostOptions): Promise<Result<Host>> {
  const { edges, run, machine } = options;
  const { ports, upstream } = edges;
  const { budgets } = ports.settings.current();
  const calls = createOpenCalls();
  const closers: (() => void)[] = [];
  let server: LoopbackServer | undefined;
  let hideControl = (): void => {};
  let control: ControlServer | undefined;
  const created = await createApp(ports, run, {
    machine,
    open: options.open,
    port: () => server?.port,
    onHealth(health) {
      ports.log.write('info', 'health', { state: health.state, code: health.code });
      options.onHealth(health);
    },
    onCall: options.onCall,
    onRevoked: calls.end,
    ...(options.onQuit ? { onQuit: options.onQuit } : {}),
    ...(options.setStartAtLogin ? { setStartAtLogin: options.setStartAtLogin } : {}),
    ...(options.onUpdate ? { onUpdate: options.onUpdate } : {}),
    ...(options.localTrouble ? { localTrouble: options.localTrouble } : {}),
  });
  if (!created.ok) return created;
  const app = created.value;
  const parts = {
    gateway: app.gateway,
    upstream,
    mcpUrl: new URL(run.mcpUrl),
    budgets,
    calls,
    log: ports.log,
  };

  const carryMcp = createInnerDoor(parts);
  return ok({
    app,
    carryMcp,

    async listen(port) {
      const listening = await listenOnLoopback({
        port,
        headBytes: budgets.requestHeadBytes,
        door: createDoor(parts),
      });
      if (listening.ok) {
        const before = server;
        server = listening.value;
        ports.log.write('info', 'listening', { port: server.port, ipv6: server.ipv6 });
        // Calls that came by the port before are still answered.
        if (before) closers.push(before.close);
        await before?.stopListening();
      }
      return listening;
    },

    async publish(ownership, environment) {
      const address = controlAddress(run.home, environment);
      if (!address.ok) return address;
      const owner = ownership.publish(address.value, run.version);
      const listening = await listenForControl({
        owner,
        run: app.run,
        carryMcp,
        onPresence: options.onBridges ?? (() => {}),
        onBug: (error) => ports.log.write('error', 'control.bug', { error }),
      });
      if (!listening.ok) return listening;
      control = listening.value;
      closers.push(control.close);
      hideControl = () => {
        if (process.platform !== 'win32') rmSync(address.value, { force: true });
      };
      // Who waits for this version finds it now.
      endUpdate(run.home);
      return ok(undefined);
    },

    async close() {
      if (server ?? control) await leaveDoors();
      for (const close of closers) close();
      server?.close();
      await app.close();
      await edges.close();
    },
  });

  /** Takes nobody in any more, and answers whoever is there. */
  async function leaveDoors(): Promise<void> {
    // A bridge whose next call finds no channel knows that nothing of it was done here.
    hideControl();
    await Promise.all([server?.stopListening(), control?.stopListening()]);
    await pause(DOOR_TURN_MS);
    await calls.drain(budgets.drainMs);
  }
}
