import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProxySettings } from '../../src/main/node/proxy-choice.ts';
import { createUpstream, type Upstream } from '../../src/main/node/upstream.ts';
import { budgetsSchema } from '../../src/shared/settings.ts';
import { endServer, listenAnywhere } from './running-server.ts';

const none: ProxySettings = { httpsProxy: undefined, httpProxy: undefined, noProxy: undefined };
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Answer = (nth: number, request: IncomingMessage, response: ServerResponse) => unknown;

/** A server that answers its n-th request so, and counts connections. */
async function startServer(answer: Answer) {
  let requests = 0;
  const sockets: Socket[] = [];
  const server: Server = createServer((asked, response) => {
    asked.resume();
    requests += 1;
    answer(requests, asked, response);
  });
  server.on('connection', (socket) => sockets.push(socket));
  const port = await listenAnywhere(server);
  cleanups.push(() => endServer(server));
  return { url: new URL(`http://127.0.0.1:${port}/mcp`), sockets };
}

function openUpstream(proxy = none): Upstream {
  const upstream = createUpstream({
    budgets: budgetsSchema.parse({}),
    proxy,
    extraCaFile: undefined,
  });
  cleanups.push(() => upstream.close());
  return upstream;
}

/** The text of a good answer, or the error; asked when the connections of earlier ones are free. */
async function ask(upstream: Upstream, url: URL): Promise<unknown> {
  const dispatcher = upstream.dispatcherFor(url);
  await new Promise((resolve) => setImmediate(resolve));
  return request(url, { dispatcher, method: 'POST', body: '{}' }).then(
    ({ body }) => body.text(),
    (error: unknown) => error,
  );
}

const deaths = [
  ['closes the connection', ({ socket }: IncomingMessage) => void socket.end()],
  ['destroys the connection', ({ socket }: IncomingMessage) => void socket.destroy()],
  ['resets the connection', ({ socket }: IncomingMessage) => void socket.resetAndDestroy()],
] as const;

describe('a connection to the server', () => {
  it('carries one request after the other', async () => {
    const { url, sockets } = await startServer((nth, _request, response) => response.end(`${nth}`));
    const upstream = openUpstream();
    expect(await ask(upstream, url)).toBe('1');
    expect(await ask(upstream, url)).toBe('2');
    expect(sockets).toHaveLength(1);
  });

  it.each(deaths)('was not reused when the server %s on its first request', async (_how, die) => {
    const { url } = await startServer((_nth, asked) => die(asked));
    const upstream = openUpstream();
    const error = await ask(upstream, url);
    expect(error).toBeInstanceOf(Error);
    expect(upstream.wasReused(error)).toBe(false);
  });

  it.each(deaths)('was reused when the server %s on its second request', async (_how, die) => {
    const { url, sockets } = await startServer((nth, asked, response) =>
      nth === 1 ? response.end('1') : die(asked),
    );
    const upstream = openUpstream();
    expect(await ask(upstream, url)).toBe('1');
    const error = await ask(upstream, url);
    expect(error).toBeInstanceOf(Error);
    expect([upstream.wasReused(error), sockets.length]).toEqual([true, 1]);
  });

  it('was not reused when it never opened', async () => {
    const closed = createServer();
    const port = await listenAnywhere(closed);
    await endServer(closed);
    const upstream = openUpstream();
    const error = await ask(upstream, new URL(`http://127.0.0.1:${port}/`));
    expect(error).toBeInstanceOf(Error);
    expect(upstream.wasReused(error)).toBe(false);
  });

  it('knows nothing of errors that are not its own', () => {
    const upstream = openUpstream();
    for (const error of [undefined, 'text', new Error('another')])
      expect(upstream.wasReused(error)).toBe(false);
  });

  it('is closed with the rest, at once', async () => {
    const { url, sockets } = await startServer((_nth, _request, response) => response.end('1'));
    const upstream = openUpstream();
    await ask(upstream, url);
    const closed = once(sockets[0] ?? expect.unreachable(), 'close');
    await upstream.close();
    await closed;
  });
});

describe('the way to the server', () => {
  it('goes by the proxy that is set, and direct to this computer', () => {
    const proxy = 'http://plain.proxy:3128';
    const upstream = openUpstream({ ...none, httpsProxy: proxy });
    const [far, near] = [new URL('https://mcp.example.com/mcp'), new URL('http://127.0.0.1:1/')];
    expect([upstream.isProxied(far), upstream.proxyOf(far)]).toEqual([true, proxy]);
    expect([upstream.isProxied(near), upstream.proxyOf(near)]).toEqual([false, undefined]);
    expect(upstream.dispatcherFor(far)).not.toBe(upstream.dispatcherFor(near));
    expect(upstream.dispatcherFor(far)).toBe(upstream.dispatcherFor(new URL('/token', far)));
  });
});
