import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Account } from '../../scenarios/harness/running-command.ts';

/** A session bus of the test's own, at `address`, or something that only looks like one. */
export interface Bus {
  readonly address: string;
  stop(): Promise<void>;
}

interface BusOptions {
  /** A folder with a short path: sockets end at about 100 bytes. */
  readonly folder: string;
  /** A `<deny …/>` rule's attribute, such as `send_destination="org.freedesktop.secrets"`. */
  readonly deny?: string;
  readonly account?: Account | undefined;
}

/** Starts a bus that no other program knows, with no services that it could start by itself. */
export async function startBus({ folder, deny, account }: BusOptions): Promise<Bus> {
  const socket = join(folder, 'bus');
  const config = join(folder, 'bus.conf');
  writeFileSync(config, configOf(socket, deny));
  const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], {
    ...account,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await once(daemon.stdout, 'data');
  return { address: `unix:path=${socket}`, stop: () => ended(daemon) };
}

/** A socket that takes every connection and never says a word. */
export async function startSilentBus(folder: string): Promise<Bus> {
  const path = join(folder, 'silent');
  const connections = new Set<Socket>();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.on('error', () => {});
    connection.resume();
  });
  await once(server.listen(path), 'listening');
  return {
    address: `unix:path=${path}`,
    async stop() {
      for (const connection of connections) connection.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Ends a process that the test started, and waits until it has. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

function configOf(socket: string, deny: string | undefined): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    ${deny === undefined ? '' : `<deny ${deny}/>`}
  </policy>
</busconfig>
`;
}
