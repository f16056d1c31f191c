import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server whose listening socket can really go away and come back on the same port. */
export interface Listener {
  readonly port: number;
  /** Connections accepted since the start. */
  connections(): number;
  /** Closes the socket and every connection. Callers get "connection refused" from now on. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any free one
 * @throws the system's error, such as EADDRINUSE
 */
export async function openListener(server: Server, port: number): Promise<Listener> {
  const sockets = trackSockets(server);
  await listen(server, port);
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    connections: sockets.accepted,
    down: () => stop(server, sockets.destroyAll),
    up: async () => {
      if (!server.listening) await listen(server, own);
    },
  };
}

/** `closeAllConnections` misses sockets that are still in their TLS handshake; this does not. */
function trackSockets(server: Server): { accepted: () => number; destroyAll: () => void } {
  const open = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    accepted: () => accepted,
    destroyAll: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function stop(server: Server, destroyAll: () => void): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  destroyAll();
  await closed;
}
