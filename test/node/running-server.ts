import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Server as NetServer, type Socket } from 'node:net';

/** Starts a server on a free port of 127.0.0.1 and gives the port. */
export async function listenAnywhere(server: NetServer, host = '127.0.0.1'): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Ends a server with all that is connected to it. */
export async function endServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** A raw connection to a local port. */
export async function openSocket(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect(port, host);
  await once(socket, 'connect');
  return socket;
}

/** Sends these bytes and gives everything that comes back until the other side closes. */
export async function sendRaw(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  const socket = await openSocket(port, host);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // The other side may reset what it no longer wants to read; what it said before counts.
  socket.on('error', () => {});
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}
