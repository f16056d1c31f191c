import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChannelCall } from '../../src/main/node/bridge/app-channel.ts';
import { httpExchange, readText } from '../../src/main/node/bridge/http-exchange.ts';
import { endServer, listenAnywhere } from './running-server.ts';

// The bridge's own HTTP, against the server of Node that our app listens with.

const MEGABYTE = 1024 * 1024;

/** A server of Node's, and the way to it. */
async function serving(answer: RequestListener) {
  const server = createHttpServer({ keepAliveTimeout: 0 }, answer);
  const port = await listenAnywhere(server);
  onTestFinished(() => endServer(server));
  return { connect: () => connect(port, '127.0.0.1'), path: '/mcp/other' };
}

/** Somebody who takes connections and speaks as told. */
async function speaking(speak: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    speak(socket);
  });
  const port = await listenAnywhere(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { connect: () => connect(port, '127.0.0.1'), path: '/', sockets };
}

function call(given: Partial<ChannelCall> = {}): ChannelCall {
  return { method: 'POST', headers: {}, signal: new AbortController().signal, ...given };
}

describe('an exchange with our own app', () => {
  it('carries method, path, headers of both and the body', async () => {
    const way = await serving((request, response) => {
      const { method, url, headers } = request;
      void text(request).then((body) =>
        response.end(
          JSON.stringify({ method, url, one: headers['x-one'], two: headers.two, body }),
        ),
      );
    });
    const body = '{"city":"Wien 🏛"}';
    const sent = call({ headers: { 'x-one': '1' }, body });
    const answer = await httpExchange(sent, { ...way, headers: { two: '2' } });
    const told = { method: 'POST', url: '/mcp/other', one: '1', two: '2', body };
    expect(JSON.parse(await readText(answer))).toEqual(told);
  });

  it('gives status and headers, by names in lower case', async () => {
    const way = await serving((_request, response) =>
      response.writeHead(404, { 'Mcp-Session-Id': 'abc:def', 'X-Empty': '' }).end(),
    );
    const answer = await httpExchange(call(), way);
    expect(answer.status).toBe(404);
    expect(answer.headers).toMatchObject({ 'mcp-session-id': 'abc:def', 'x-empty': '' });
    expect(await readText(answer)).toBe('');
  });

  it.each([
    ['told', true],
    ['not told', false],
  ])('gives a large body as it is, its length %s', async (_how, isTold) => {
    const body = Buffer.from('Größe 42,50 € · '.repeat(MEGABYTE / 4));
    const way = await serving((_request, response) =>
      response.writeHead(200, isTold ? { 'content-length': body.length } : {}).end(body),
    );
    expect(await readText(await httpExchange(call(), way))).toBe(body.toString());
  });

  it('gives each piece of a stream as it comes', async () => {
    let say = (_piece: string): void => {};
    const way = await serving((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      say = (piece) => void (piece === '' ? response.end() : response.write(piece));
    });
    const answer = await httpExchange(call({ method: 'GET' }), way);
    const heard: string[] = [];
    say('data: 1\n\n');
    for await (const piece of answer.body) {
      heard.push(piece.toString());
      say(heard.length === 3 ? '' : `data: ${heard.length + 1}\n\n`);
    }
    expect(heard).toEqual(['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']);
  });

  it('reads a head that comes byte by byte', async () => {
    const way = await speaking((socket) => {
      const bytes = [...'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody'];
      const next = (): void => {
        const byte = bytes.shift();
        if (byte === undefined) socket.end();
        else socket.write(byte, () => setImmediate(next));
      };
      socket.setNoDelay(true);
      next();
    });
    const answer = await httpExchange(call(), way);
    expect([answer.status, await readText(answer)]).toEqual([200, 'body']);
  });

  it('does not wait for the end of a connection once the answer is whole', async () => {
    const way = await speaking((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
    );
    expect(await readText(await httpExchange(call(), way))).toBe('{}');
    const [socket] = way.sockets;
    if (socket && !socket.resume().closed) await once(socket, 'close');
  });

  it('lets the rest of an answer that nobody wants run out', async () => {
    const way = await serving((_request, response) =>
      response.writeHead(202).end(Buffer.alloc(4 * MEGABYTE)),
    );
    const sockets: Socket[] = [];
    const counted = () => {
      const socket = way.connect();
      sockets.push(socket);
      return socket;
    };
    (await httpExchange(call(), { ...way, connect: counted })).discard();
    await once(sockets[0] as Socket, 'close');
    expect(sockets[0]?.bytesRead).toBeGreaterThan(4 * MEGABYTE);
  });
});

describe('an exchange fails', () => {
  it('with the system’s error where nobody listens', async () => {
    const way = { connect: () => connect('/nowhere/at/all.sock'), path: '/' };
    await expect(httpExchange(call(), way)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['says nothing', (socket: Socket) => void socket.end()],
    ['breaks off in its head', (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\nx-a: 1')],
    ['speaks another language', (socket: Socket) => void socket.write('220 mail ready\r\n\r\n')],
    [
      'never ends its head',
      (socket: Socket) => void socket.write(`HTTP/1.1 ${'x'.repeat(70_000)}`),
    ],
  ])('when the other side %s', async (_what, speak) => {
    await expect(httpExchange(call(), await speaking(speak))).rejects.toThrow();
  });

  it('when it is called off, before and while it waits', async () => {
    const ending = new AbortController();
    const way = await speaking(() => ending.abort());
    await expect(httpExchange(call({ signal: ending.signal }), way)).rejects.toThrow('called off');
    await expect(httpExchange(call({ signal: ending.signal }), way)).rejects.toThrow('called off');
  });

  it('in the middle of its body when it is called off there', async () => {
    const ending = new AbortController();
    const way = await serving((_request, response) => void response.writeHead(200).write('begun'));
    const answer = await httpExchange(call({ signal: ending.signal }), way);
    ending.abort();
    await expect(readText(answer)).rejects.toThrow('called off');
  });

  it('in the middle of its body when that is shorter than stated', async () => {
    const way = await speaking((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
    );
    await expect(readText(await httpExchange(call(), way))).rejects.toThrow('broke off');
  });

  it.each([
    ['a line end', '1\r\nx-injected: 1'],
    ['an end of the head', '1\r\n\r\nGET /command/token HTTP/1.0'],
    ['a sign beyond one byte', '1→'],
    ['a zero', '1\0'],
  ])('and connects to nobody when a header holds %s', async (_what, value) => {
    let connections = 0;
    const way = {
      path: '/',
      connect: () => {
        connections += 1;
        return connect('/nowhere/at/all.sock');
      },
    };
    const sent = call({ headers: { 'mcp-protocol-version': value } });
    await expect(httpExchange(sent, way)).rejects.toThrow('header');
    expect(connections).toBe(0);
  });
});
