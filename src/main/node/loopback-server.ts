import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { closeInQuiet } from './close-in-quiet.ts';
import type { Door } from './gateway-door.ts';
import { createNewcomers, type Newcomers } from './newcomers.ts';

export interface LoopbackServer {
  readonly port: number;
  /** False on a computer without IPv6: then only 127.0.0.1 is served. */
  readonly ipv6: boolean;
  /** Takes no more connections, and lets those that are open say what they want; answers go on. */
  stopListening(): Promise<void>;
  /** Closes what is left. */
  close(): void;
}

interface LoopbackOptions {
  readonly port: number;
  readonly headBytes: number;
  readonly door: Door;
}

// Well above the pauses between an assistant's calls, so that it does not meet a closing socket.
const KEEP_ALIVE_MS = 75_000;
const PORT_TRIES = 20;
const NO_IPV6: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** Listens on 127.0.0.1 and ::1 with the same port and nowhere else. Failure: `port_taken`. */
export async function listenOnLoopback(options: LoopbackOptions): Promise<Result<LoopbackServer>> {
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    const newcomers = createNewcomers();
    const v4 = createListener(options, newcomers);
    const first = await listen(v4, '127.0.0.1', options.port);
    if (first !== 'listening') return failed(notListening(options.port, first));
    const { port } = v4.address() as AddressInfo;
    const v6 = createListener(options, newcomers);
    const outcome = await listen(v6, '::1', port);
    if (outcome === 'listening') return ok(running([v4, v6], { port, ipv6: true, newcomers }));
    if (NO_IPV6.has(outcome)) return ok(running([v4], { port, ipv6: false, newcomers }));
    v4.close();
    // A free port was asked for, and ::1 has this one taken: another will do.
    if (options.port !== 0) return failed(notListening(options.port, outcome));
  }
  return failed(notListening(options.port, 'EADDRINUSE'));
}

function notListening(port: number, code: string) {
  if (code !== 'EADDRINUSE') {
    return failure('port_taken', { cause: `The system does not give out port ${port} (${code}).` });
  }
  return failure('port_taken', {
    cause: `Another program listens on port ${port}. The port never moves by itself, because assistants know it.`,
  });
}

function createListener({ headBytes, door }: LoopbackOptions, newcomers: Newcomers): Server {
  const server = createServer({
    maxHeaderSize: headBytes,
    keepAliveTimeout: KEEP_ALIVE_MS,
    noDelay: true,
  });
  server.on('request', door);
  // Without this listener Node invites the body before the guard has spoken.
  server.on('checkContinue', door);
  server.on('clientError', answerMalformed);
  newcomers.watch(server);
  return server;
}

function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : '400 Bad Request';
  // An answer may be on its way on this connection: a second head inside it would corrupt it.
  if (socket.writable && socket.bytesWritten === 0)
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  else socket.destroy();
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => resolve(error.code ?? 'unknown');
    server.once('error', onError);
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::1' }, () => {
      server.off('error', onError);
      resolve('listening');
    });
  });
}

interface Running {
  readonly port: number;
  readonly ipv6: boolean;
  readonly newcomers: Newcomers;
}

function running(servers: readonly Server[], { newcomers, ...facts }: Running): LoopbackServer {
  return {
    ...facts,
    async stopListening() {
      await closeInQuiet(servers);
      await newcomers.heard();
    },
    close: () => {
      for (const server of servers) server.closeAllConnections();
    },
  };
}
