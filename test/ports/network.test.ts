import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest, Network } from '../../src/main/core/ports.ts';
import { createNetwork } from '../../src/main/node/network.ts';
import { createUpstream } from '../../src/main/node/upstream.ts';
import { failure } from '../../src/shared/failure.ts';
import { budgetsSchema } from '../../src/shared/settings.ts';
import { createFakeNetwork, replyWith } from '../fakes/network.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

const MIB = 1024 * 1024;
const visited: string[] = [];

const server = createServer((request, response) => {
  const path = request.url ?? '';
  visited.push(path);
  if (path === '/silent') return;
  if (path === '/broken') return void request.socket.destroy();
  if (path === '/moved') return void response.writeHead(302, { location: '/elsewhere' }).end();
  if (path === '/huge') return void response.end('x'.repeat(3 * MIB));
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    response.writeHead(207, { 'X-Request-Id': 'req-1' });
    response.end(`${request.method} ${request.headers['x-test']} ${body}`);
  });
});
const upstream = createUpstream({
  budgets: budgetsSchema.parse({}),
  proxy: { httpsProxy: undefined, httpProxy: undefined, noProxy: undefined },
  extraCaFile: undefined,
});
let origin = '';
let closedOrigin = '';

beforeAll(async () => {
  const closed = createServer();
  for (const one of [server, closed]) {
    await new Promise<void>((resolve) => void one.listen(0, '127.0.0.1', resolve));
  }
  const originOf = (one: typeof server) =>
    `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  [origin, closedOrigin] = [originOf(server), originOf(closed)];
  await new Promise((resolve) => closed.close(resolve));
});

afterAll(async () => {
  await upstream.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The same server, told to the fake. */
function scripted({ url, method, headers, body }: HttpRequest) {
  const path = new URL(url).pathname;
  visited.push(path);
  if (url.startsWith(closedOrigin)) return failure('connect_failed');
  if (path === '/silent') return failure('answer_timeout');
  if (path === '/broken') return failure('connection_lost');
  if (path === '/moved') return replyWith(302, '', { location: '/elsewhere' });
  if (path === '/huge') return replyWith(200, 'x'.repeat(3 * MIB));
  return replyWith(207, `${method} ${headers['x-test']} ${body ?? ''}`, {
    'x-request-id': 'req-1',
  });
}

const networks: readonly (readonly [string, () => Network])[] = [
  ['the network', () => createNetwork(upstream)],
  ['the fake network', () => createFakeNetwork(scripted)],
];

describe.each(networks)('%s', (_name, create) => {
  const send = (path: string, more: Partial<HttpRequest> = {}) =>
    create().send({
      method: 'GET',
      url: `${origin}${path}`,
      headers: {},
      budgetMs: 5_000,
      ...more,
    });

  it('sends method, headers and body and gives status, headers in lower case and text', async () => {
    const headers = { 'x-test': 'yes' };
    const reply = valueIn(await send('/echo', { method: 'POST', headers, body: 'grüße' }));
    expect(reply).toMatchObject({ status: 207, body: 'POST yes grüße' });
    expect(reply.headers['x-request-id']).toBe('req-1');
  });

  it('gives a redirect as an answer and does not follow it', async () => {
    const reply = valueIn(await send('/moved'));
    expect([reply.status, reply.headers['location']]).toEqual([302, '/elsewhere']);
    expect(visited).not.toContain('/elsewhere');
  });

  it('cuts an answer at 1 MiB', async () => {
    const { body } = valueIn(await send('/huge'));
    expect(body.length).toBeGreaterThan(0.9 * MIB);
    expect(body.length).toBeLessThanOrEqual(MIB);
  });

  it.each([
    ['/silent', 'answer_timeout'],
    ['/broken', 'connection_lost'],
  ])('to %s fails with %s', async (path, code) => {
    expect(failureIn(await send(path, { budgetMs: 200 })).code).toBe(code);
  });

  it('to a port where nobody listens fails with connect_failed', async () => {
    expect(failureIn(await send('', { url: `${closedOrigin}/` })).code).toBe('connect_failed');
  });
});

describe('the network', () => {
  it('reaches a server without asking it anything', async () => {
    const before = visited.length;
    const reached = valueIn(await createNetwork(upstream).reach(`${origin}/mcp`));
    expect(reached).toEqual({
      address: new URL(origin).host,
      proxy: undefined,
      certificateIssuer: undefined,
    });
    expect(visited).toHaveLength(before);
  });

  it('says that a port where nobody listens cannot be reached', async () => {
    const refusal = failureIn(await createNetwork(upstream).reach(closedOrigin));
    expect(refusal.code).toBe('connect_failed');
  });

  it('keeps silent about a failed warm-up', () => {
    expect(() => createNetwork(upstream).warm(`${closedOrigin}/`)).not.toThrow();
  });
});
