import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { endServer, listenAnywhere } from './running-server.ts';

/** What the proxy does with the next request for a tunnel. */
export type Manner =
  | 'tunnels'
  | 'refuses'
  | 'is silent'
  | 'hangs up'
  /** Says that the tunnel is open, and lets nothing through. */
  | 'swallows';

export interface TunnellingProxy {
  readonly url: string;
  manner: Manner;
  /** Hosts and ports that tunnels were asked for, addresses that were to be forwarded. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A proxy that leads to one local port whatever name is asked for. */
export async function startTunnellingProxy(targetPort: number): Promise<TunnellingProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((asking, answer) => {
    proxy.asked.push(asking.url ?? '');
    if (proxy.manner === 'refuses') return void answer.writeHead(407).end();
    passOn(asking, answer, targetPort);
  });
  server.on('connect', (asking, near: Socket) => {
    proxy.asked.push(asking.url ?? '');
    sockets.add(near);
    near.on('error', () => near.destroy());
    if (proxy.manner === 'hangs up') return void near.destroy();
    if (proxy.manner === 'is silent') return;
    if (proxy.manner === 'refuses') return void near.end('HTTP/1.1 407 Who are you\r\n\r\n');
    near.write('HTTP/1.1 200 Open\r\n\r\n');
    if (proxy.manner === 'swallows') return void near.resume();
    const far = connect(targetPort, '127.0.0.1');
    far.on('error', () => near.destroy());
    far.pipe(near).pipe(far);
  });
  const proxy: TunnellingProxy = {
    url: `http://127.0.0.1:${await listenAnywhere(server)}`,
    manner: 'tunnels',
    asked: [],
    async close() {
      for (const socket of sockets) socket.destroy();
      await endServer(server);
    },
  };
  return proxy;
}

function passOn(asking: IncomingMessage, answer: ServerResponse, port: number): void {
  const { pathname } = new URL(asking.url ?? '');
  const { method, headers } = asking;
  const onward = request({ port, path: pathname, method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 500, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asking.pipe(onward);
}
