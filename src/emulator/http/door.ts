import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ArrivedRequest, arrivedRequest } from './arrived-request.ts';
import { guard } from './guard.ts';
import { type Answer, type Reply, rpcRefusal, textAnswer } from './reply.ts';

/** One path of the stand-in: a request in, a reply out. */
export type Room = (request: ArrivedRequest) => Reply | Promise<Reply>;

interface DoorOptions {
  readonly ownPort: number;
  /** The room that answers this path, or undefined for 404. */
  readonly roomFor: (path: string) => Room | undefined;
  /** Headers that every answer carries, read anew each time. */
  readonly stamps: () => Readonly<Record<string, string>>;
  /** Called for every request that the guard let in and every one that it refused. */
  readonly onArrival?: (request: ArrivedRequest, refused: boolean) => void;
}

/** The way in for every request: guard, stamps, routing, carrying out the reply. */
export function createDoor(options: DoorOptions): RequestListener {
  return (message, response) => {
    void enter(options, message, response).catch(() => response.destroy());
  };
}

async function enter(
  options: DoorOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  stamp(options, message, response);
  const request = arrivedRequest(message, response);
  const refusal = guard(message.headers, options.ownPort);
  const isRefused = refusal !== undefined;
  options.onArrival?.(request, isRefused);
  const reply = isRefused
    ? turnedAway(refusal)
    : await answerOf(options.roomFor(request.path), request);
  await carryOut(reply, response);
}

function stamp(options: DoorOptions, message: IncomingMessage, response: ServerResponse): void {
  const isLast = message.headers.connection?.toLowerCase() === 'close';
  for (const [name, value] of Object.entries(options.stamps())) {
    // Asked to close, Node must be left to say so itself.
    if (!(isLast && name === 'connection')) response.setHeader(name, value);
  }
}

function turnedAway(refusal: string): Reply {
  // The body is never read, so this connection cannot carry another request.
  return rpcRefusal(403, refusal, { connection: 'close' });
}

async function answerOf(room: Room | undefined, request: ArrivedRequest): Promise<Reply> {
  if (room === undefined) return textAnswer(404, 'Not found');
  try {
    return await room(request);
  } catch (error) {
    if (request.gone.aborted) return { kind: 'reset' };
    return textAnswer(500, `The stand-in failed: ${String(error)}`);
  }
}

async function carryOut(reply: Reply, response: ServerResponse): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      return write(reply, response);
    case 'cut':
      return writeHalf(reply.answer, response);
    case 'hang':
      return;
    case 'reset':
      response.destroy();
  }
}

async function write(answer: Answer, response: ServerResponse): Promise<void> {
  if (typeof answer.body === 'string') {
    // 204 says by itself that nothing follows (RFC 9110 8.6).
    const length =
      answer.status === 204 ? {} : { 'content-length': Buffer.byteLength(answer.body) };
    response.writeHead(answer.status, { ...answer.headers, ...length });
    response.end(answer.body);
    return;
  }
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  await pipeline(Readable.from(answer.body, { objectMode: false }), response).catch(() =>
    response.destroy(),
  );
}

async function writeHalf(
  { status, headers, body }: Answer,
  response: ServerResponse,
): Promise<void> {
  const isText = typeof body === 'string';
  const beginning = isText ? Buffer.from(body) : await firstChunk(body);
  response.writeHead(status, isText ? { ...headers, 'content-length': beginning.length } : headers);
  // Destroyed only once the half is on its way, else the kernel may drop it with the connection.
  response.write(beginning.subarray(0, Math.ceil(beginning.length / 2)), () => response.destroy());
}

async function firstChunk(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const chunk of body) return chunk;
  return new Uint8Array();
}
