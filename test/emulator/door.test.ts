import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createDoor, type Room } from '../../src/emulator/http/door.ts';
import { openListener } from '../../src/emulator/http/listener.ts';
import { jsonAnswer } from '../../src/emulator/http/reply.ts';

const echo: Room = async (request) => {
  const body = await request.readBody();
  return jsonAnswer(200, { path: request.path, query: String(request.query), body });
};

async function portOf(room: Room): Promise<number> {
  const server = createServer();
  const listener = await openListener(server, 0);
  onTestFinished(() => listener.down());
  const stamps = (): Record<string, string> => ({ connection: 'keep-alive', 'x-stamp': 'yes' });
  const roomFor = (path: string): Room | undefined => (path === '/nowhere' ? undefined : room);
  server.on('request', createDoor({ ownPort: listener.port, roomFor, stamps }));
  return listener.port;
}

/** Everything that comes back before the server closes the connection. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const HEAD = 'Host: localhost\r\nConnection: close\r\n\r\n';

test.each([
  ['/a?b=c&d', { path: '/a', query: 'b=c&d=' }],
  ['//', { path: '//', query: '' }],
  ['/a?b?c', { path: '/a', query: 'b%3Fc=' }],
  ['http://[bad', { path: 'http://[bad', query: '' }],
])('reads the address %s without stumbling', async (target, parts) => {
  const answer = await sendRaw(await portOf(echo), `GET ${target} HTTP/1.1\r\n${HEAD}`);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject(parts);
});

test('closes when it is asked to, and keeps the connection otherwise', async () => {
  const port = await portOf(echo);
  expect(await sendRaw(port, `GET / HTTP/1.1\r\n${HEAD}`)).toMatch(/^connection: close\r$/im);
  const kept = await fetch(`http://127.0.0.1:${port}/`);
  expect(kept.headers.get('connection')).toBe('keep-alive');
});

test('answers 400 to what is no HTTP', async () => {
  expect(await sendRaw(await portOf(echo), 'HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
});

test('stamps every answer, 404 and 403 included', async () => {
  const port = await portOf(echo);
  const lost = await fetch(`http://127.0.0.1:${port}/nowhere`);
  expect([lost.status, lost.headers.get('x-stamp')]).toEqual([404, 'yes']);
  const headers = { origin: 'https://evil.example' };
  const foreign = await fetch(`http://127.0.0.1:${port}/`, { headers });
  expect([foreign.status, foreign.headers.get('x-stamp')]).toEqual([403, 'yes']);
  expect(foreign.headers.get('connection')).toBe('close');
});

test('answers 500 when a room fails, and goes on', async () => {
  let isBroken = true;
  const port = await portOf((request) => {
    if (isBroken) throw new Error('a bug');
    return echo(request);
  });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(500);
  isBroken = false;
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
});

test('tells a room when its caller has left', async () => {
  const leaving = new AbortController();
  let hasLeft: Promise<unknown> | undefined;
  const port = await portOf((request) => {
    hasLeft = once(request.gone, 'abort');
    leaving.abort();
    return { kind: 'hang' };
  });
  await expect(fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal })).rejects.toThrow();
  await hasLeft;
});
