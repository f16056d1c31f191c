import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, listenOnLoopback } from '../../src/main/node/loopback-server.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';
import { endServer, listenAnywhere, openSocket, sendRaw } from './running-server.ts';

const HEAD_BYTES = 2_048;
const REQUEST = 'GET /there HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A loopback server that answers every request with its path. */
async function start(port = 0): Promise<LoopbackServer> {
  const options = {
    port,
    headBytes: HEAD_BYTES,
    door: (request: IncomingMessage, response: ServerResponse) =>
      void response.end(`asked for ${request.url}`),
  };
  const server = valueIn(await listenOnLoopback(options));
  cleanups.push(() => {
    void server.stopListening();
    server.close();
  });
  return server;
}

async function occupy(host: string): Promise<number> {
  const stranger = createServer();
  const port = await listenAnywhere(stranger, host);
  cleanups.push(() => endServer(stranger));
  return port;
}

describe('the local address', () => {
  it('is served with the same port on both families', async () => {
    const { port, ipv6 } = await start();
    expect(ipv6).toBe(true);
    for (const host of ['127.0.0.1', '::1'])
      expect(await sendRaw(port, REQUEST, host)).toContain('asked for /there');
  });

  it.each(['127.0.0.1', '::1'])('is a taken port when a stranger has it on %s', async (host) => {
    const port = await occupy(host);
    const door = () => expect.unreachable();
    const refusal = failureIn(await listenOnLoopback({ port, headBytes: HEAD_BYTES, door }));
    expect(refusal.code).toBe('port_taken');
    expect(refusal.cause).toContain(String(port));
  });

  it('leaves nothing behind on 127.0.0.1 when ::1 was taken', async () => {
    const port = await occupy('::1');
    failureIn(await listenOnLoopback({ port, headBytes: HEAD_BYTES, door: () => {} }));
    const next = createServer();
    cleanups.push(() => endServer(next));
    next.listen(port, '127.0.0.1');
    await once(next, 'listening');
  });

  it('is free again once it is closed', async () => {
    const first = await start();
    await first.stopListening();
    first.close();
    expect((await start(first.port)).port).toBe(first.port);
  });

  it('finishes open connections after it stopped listening', async () => {
    const server = await start();
    const socket = await openSocket(server.port);
    const stopped = server.stopListening();
    const answered = once(socket, 'data');
    socket.write(REQUEST);
    expect(String(await answered)).toContain('asked for /there');
    await stopped;
    await expect(openSocket(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    socket.destroy();
  });
});

describe('leaving the local address', () => {
  it('answers everybody who knocks in that moment', async () => {
    const server = await start();
    const knocks = Array.from({ length: 20 }, () => sendRaw(server.port, REQUEST));
    await server.stopListening();
    for (const answer of await Promise.all(knocks)) expect(answer).toContain('asked for /there');
  });

  it('waits for who was let in and has not asked yet, but not for who keeps silent', async () => {
    const server = await start();
    const [silent, slow] = [await openSocket(server.port), await openSocket(server.port)];
    let isStopped = false;
    const stopped = server.stopListening().then(() => {
      isStopped = true;
    });
    const answered = once(slow, 'data');
    slow.write(REQUEST);
    await answered;
    expect(isStopped).toBe(false);
    await stopped;
    server.close();
    await once(silent, 'close');
    slow.destroy();
  });
});

describe('malformed HTTP', () => {
  it.each([
    ['no HTTP at all', 'hello there\r\n\r\n', '400 Bad Request'],
    ['a TLS greeting', '\u0016\u0003\u0001\u0002\r\n\r\n', '400 Bad Request'],
    ['a bad version', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n', '400 Bad Request'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n', '400 Bad Request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      '400 Bad Request',
    ],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400 Bad Request',
    ],
    [
      'an oversized head',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Big: ${'x'.repeat(2 * HEAD_BYTES)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
    [
      'an oversized address',
      `GET /${'x'.repeat(2 * HEAD_BYTES)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
  ])('with %s is refused, and the next caller is served', async (_what, text, status) => {
    const { port } = await start();
    const answer = await sendRaw(port, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`));
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(await sendRaw(port, REQUEST)).toContain('asked for /there');
  });

  it('from a caller that resets its connection harms nobody', async () => {
    const { port } = await start();
    const socket = await openSocket(port);
    socket.write('GET / HT');
    socket.resetAndDestroy();
    expect(await sendRaw(port, REQUEST)).toContain('asked for /there');
  });
});
