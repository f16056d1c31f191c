import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RequestBody, readRequestBody } from '../../src/main/node/request-body.ts';
import { endServer, listenAnywhere, openSocket } from './running-server.ts';

const LIMITS = { gatherBytes: 1_000, longestBytes: 5_000 };

interface Arrived {
  readonly request: IncomingMessage;
  readonly body: RequestBody;
}

let arrived: (arrival: Arrived) => void = () => {};
const server = createServer(async (request, response) => {
  response.on('error', () => {});
  const body = await readRequestBody(request, LIMITS);
  arrived({ request, body });
});
let port = 0;

beforeAll(async () => {
  port = await listenAnywhere(server);
});
afterAll(() => endServer(server));

const nextArrival = () =>
  new Promise<Arrived>((resolve) => {
    arrived = resolve;
  });

/** Posts these chunks one by one, without a length, and gives what the server made of them. */
async function post(chunks: readonly string[], headers = {}): Promise<RequestBody> {
  const arrival = nextArrival();
  const request = send({ port, host: '127.0.0.1', method: 'POST', headers });
  request.on('error', () => {});
  for (const chunk of chunks) request.write(chunk);
  request.end();
  const { body } = await arrival;
  if (body.kind !== 'streamed') request.destroy();
  return body;
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('the body of a request', () => {
  it.each([
    ['nothing', []],
    ['one chunk', ['{"a":1}']],
    ['many chunks', ['{"a":', '"é', '日本', '"}']],
    ['exactly the replay size', ['x'.repeat(400), 'y'.repeat(600)]],
  ])('of %s is gathered whole', async (_what, chunks) => {
    const body = await post(chunks);
    expect(body.kind === 'gathered' && body.bytes.toString()).toBe(chunks.join(''));
  });

  it.each([1_001, 3_000, 5_000])('of %d bytes flows on, whole and in order', async (length) => {
    const text = Array.from({ length }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
    const chunks = text.match(/.{1,700}/g) ?? [];
    const body = await post(chunks);
    expect(body.kind === 'streamed' && (await textOf(body.stream))).toBe(text);
  });

  it('that says it is too large is refused before it is read', async () => {
    const arrival = nextArrival();
    const socket = await openSocket(port);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5001\r\n\r\n');
    expect((await arrival).body).toEqual({ kind: 'too-large' });
    socket.destroy();
  });

  it('that turns out too large breaks off', async () => {
    const body = await post(['x'.repeat(2_000), 'y'.repeat(2_000), 'z'.repeat(2_000)]);
    if (body.kind !== 'streamed') return expect.unreachable();
    await expect(textOf(body.stream)).rejects.toThrow('over the limit');
  });

  it('whose caller leaves while it is gathered is broken', async () => {
    const arrival = nextArrival();
    const socket = await openSocket(port);
    const begun = once(server, 'request');
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    await begun;
    socket.destroy();
    expect((await arrival).body).toEqual({ kind: 'broken' });
  });

  it('whose caller leaves while it flows breaks off', async () => {
    const { socket, stream } = await startStream();
    const read = textOf(stream);
    socket.destroy();
    await expect(read).rejects.toThrow('closed its connection');
  });

  it('whose caller leaves before anybody reads it harms nobody else', async () => {
    const { socket, stream, request } = await startStream();
    const closed = new Promise((resolve) => request.once('close', resolve));
    socket.destroy();
    await closed;
    // An error that nobody listens for ends the process; a turn of the loop would bring it.
    await new Promise((resolve) => setImmediate(resolve));
    expect(stream.errored?.message).toContain('closed its connection');
  });
});

/** A request over the replay size, half of which is still to come. */
async function startStream() {
  const arrival = nextArrival();
  const socket = await openSocket(port);
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n${'x'.repeat(2_000)}`);
  const { request, body } = await arrival;
  if (body.kind !== 'streamed') return expect.unreachable();
  return { socket, request, stream: body.stream };
}
