import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';

export interface Outgoing {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** A connection per request unless an agent keeps them. */
  readonly agent?: Agent;
  readonly signal?: AbortSignal;
}

export interface Incoming {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** From sending to the last byte. */
  readonly ms: number;
}

/** Sends a request and gives the answer as soon as its head is there; the body is the caller's to read. */
export function openAnswer(url: string | URL, outgoing: Outgoing = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body, agent, signal } = outgoing;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: { ...length, ...headers },
        agent: agent ?? false,
        ...(signal ? { signal } : {}),
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends a request and reads the whole answer. Rejects when the connection breaks. */
export async function send(url: string | URL, outgoing: Outgoing = {}): Promise<Incoming> {
  const startedMs = performance.now();
  const answer = await openAnswer(url, outgoing);
  const bytes = await readAll(answer);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    bytes,
    text: bytes.toString('utf8'),
    ms: performance.now() - startedMs,
  };
}

export async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Writes bytes as they are, well-formed or not, and gives what came back until the other side closed. */
export function sendRaw(port: number, bytes: string | Buffer, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host }, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that turns away a body may reset before we have written all of it.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
