import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createRawServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoopbackCertificate } from '../../src/emulator/tls/certificate.ts';
import { forward, type Outcome } from '../../src/main/node/forwarder.ts';
import { createNetwork } from '../../src/main/node/network.ts';
import { createUpstream, type Upstream } from '../../src/main/node/upstream.ts';
import { budgetsSchema } from '../../src/shared/settings.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';
import { endServer, listenAnywhere } from './running-server.ts';
import { startTunnellingProxy } from './tunnelling-proxy.ts';

// No name server knows this name: only a proxy leads there.
const NAME = 'mcp.example.test';
const CONNECT_MS = 500;
const certificate = createLoopbackCertificate(new Date(), [NAME]);
const caFile = join(tmpdir(), 'proxied-way-ca.pem');
writeFileSync(caFile, certificate.caPem);

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const echo: Answer = (request, response) => response.end(`${request.method} ${request.url}`);

async function listening(server: Server): Promise<number> {
  const port = await listenAnywhere(server);
  cleanups.push(() => endServer(server));
  return port;
}

function openUpstream(proxyUrl: string): Upstream {
  const upstream = createUpstream({
    budgets: budgetsSchema.parse({ connectMs: CONNECT_MS }),
    proxy: { httpsProxy: proxyUrl, httpProxy: proxyUrl, noProxy: undefined },
    extraCaFile: caFile,
  });
  cleanups.push(() => upstream.close());
  return upstream;
}

/** A server that only the proxy reaches, and the way there. */
async function openWay(answer: Answer, scheme: 'http' | 'https' = 'https') {
  const { certificatePem: cert, keyPem: key } = certificate;
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    answer(request, response);
  };
  const server =
    scheme === 'https' ? createHttpsServer({ cert, key }, onRequest) : createHttpServer(onRequest);
  const proxy = await startTunnellingProxy(await listening(server));
  cleanups.push(() => proxy.close());
  const origin = scheme === 'https' ? `https://${NAME}:8443` : `http://${NAME}`;
  return { proxy, origin, upstream: openUpstream(proxy.url) };
}

/** As the token source asks. */
function askForToken(upstream: Upstream, origin: string) {
  const request = { method: 'POST', url: `${origin}/token`, headers: {}, body: 'x' } as const;
  return createNetwork(upstream).send({ ...request, budgetMs: 10_000 });
}

/** As the gateway forwards a call. */
async function call(upstream: Upstream, origin: string) {
  const url = new URL(`${origin}/mcp`);
  let outcome: Promise<Outcome> | undefined;
  const near = createHttpServer((_request, response) => {
    const limits = { firstByteMs: 10_000, silenceMs: 10_000 };
    const judge = () => ({ kind: 'pass' }) as const;
    const body = Buffer.from('{}');
    const exchange = { url, method: 'POST', headers: {}, body, response, limits, judge };
    outcome = forward(exchange, upstream);
    // The gateway would word what did not pass; here the caller is only let go.
    void outcome.then(({ kind }) => kind === 'broken' && response.end());
  });
  const [answer] = (await once(get(`http://127.0.0.1:${await listening(near)}`), 'response')) as [
    IncomingMessage,
  ];
  let text = '';
  for await (const chunk of answer) text += chunk;
  return { outcome: await outcome, text };
}

describe('a proxy', () => {
  it('carries token and MCP traffic through a tunnel', async () => {
    const { proxy, upstream, origin } = await openWay(echo);
    expect(valueIn(await askForToken(upstream, origin)).body).toBe('POST /token');
    expect((await call(upstream, origin)).text).toBe('POST /mcp');
    expect(new Set(proxy.asked)).toEqual(new Set([`${NAME}:8443`]));
  });

  it('carries one request after the other through the same tunnel', async () => {
    const { proxy, upstream, origin } = await openWay(echo);
    for (let nth = 0; nth < 3; nth += 1) {
      await askForToken(upstream, origin);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(proxy.asked).toHaveLength(1);
  });

  it('is named where the way to the server is tried', async () => {
    const { proxy, upstream, origin } = await openWay(echo);
    const network = createNetwork(upstream);
    expect(valueIn(await network.reach(`${origin}/mcp`))).toMatchObject({
      address: `${NAME}:8443`,
      proxy: new URL(proxy.url).host,
    });
    proxy.manner = 'is silent';
    const anew = createNetwork(openUpstream(proxy.url));
    expect(failureIn(await anew.reach(`${origin}/mcp`)).code).toBe('proxy_failed');
  });

  it('forwards what is not encrypted', async () => {
    const { proxy, upstream, origin } = await openWay(echo, 'http');
    expect((await call(upstream, origin)).text).toBe('POST /mcp');
    expect(proxy.asked).toEqual([`${origin}/mcp`]);
  });

  it.each(['https', 'http'] as const)(
    'hides no death of a connection that carried an %s request before',
    async (scheme) => {
      let requests = 0;
      const { upstream, origin } = await openWay((request, response) => {
        requests += 1;
        return requests === 1 ? echo(request, response) : request.socket.destroy();
      }, scheme);
      expect((await call(upstream, origin)).text).toBe('POST /mcp');
      const { outcome } = await call(upstream, origin);
      expect(outcome).toMatchObject({ kind: 'broken', reused: true });
      expect(outcome).toMatchObject({ failure: { code: 'connection_lost' } });
    },
  );

  it('takes no part in the death of a first request', async () => {
    const { upstream, origin } = await openWay((request) => request.socket.destroy());
    const { outcome } = await call(upstream, origin);
    expect(outcome).toMatchObject({ kind: 'broken', reused: false });
  });
});

describe('a way that does not open is told as the fault of', () => {
  it.each([
    ['the proxy that refuses the tunnel', 'refuses', 'proxy_failed'],
    ['the proxy that is silent', 'is silent', 'proxy_failed'],
    ['the proxy that hangs up', 'hangs up', 'proxy_failed'],
    ['the server that is silent behind an open tunnel', 'swallows', 'connect_timeout'],
  ] as const)('%s', async (_whose, manner, code) => {
    const { proxy, upstream, origin } = await openWay(echo);
    proxy.manner = manner;
    expect(failureIn(await askForToken(upstream, origin)).code).toBe(code);
    const { outcome } = await call(upstream, origin);
    expect(outcome).toMatchObject({ kind: 'broken', failure: { code }, reused: false });
  });

  it('the proxy that refuses to forward', async () => {
    const { proxy, upstream, origin } = await openWay(echo, 'http');
    proxy.manner = 'refuses';
    expect(failureIn(await askForToken(upstream, origin)).code).toBe('proxy_failed');
  });

  it.each(['http', 'https'])('the proxy that is not there, for %s', async (scheme) => {
    const closed = createHttpServer();
    const port = await listenAnywhere(closed);
    await endServer(closed);
    const upstream = openUpstream(`http://127.0.0.1:${port}`);
    const refusal = failureIn(await askForToken(upstream, `${scheme}://${NAME}`));
    expect(refusal.code).toBe('proxy_failed');
  });

  it('the proxy whose connection does not open in time', async () => {
    // It takes the connection and never answers the handshake.
    const mute = createRawServer((socket) => cleanups.push(() => socket.destroy()));
    const port = await listenAnywhere(mute);
    cleanups.push(() => mute.close());
    const upstream = openUpstream(`https://localhost:${port}`);
    const refusal = failureIn(await askForToken(upstream, `https://${NAME}`));
    expect(refusal.code).toBe('proxy_failed');
  });
});
