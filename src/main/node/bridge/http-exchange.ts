import type { Duplex } from 'node:stream';
import type { Answer, ChannelCall } from './app-channel.ts';

/** Where an exchange goes: to a door of our own, on a connection of its own. */
export interface Way {
  readonly connect: () => Duplex;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

// RFC 9110 5.5. Some values are a client's or a server's text: none may end its line.
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const HEAD_END = '\r\n\r\n';
const LONGEST_HEAD_BYTES = 64 * 1024;

/**
 * Sends one request to our own app and resolves with the head of its answer. It speaks HTTP/1.0, where
 * an answer ends with its connection: Node's client is the largest part of a bridge's start otherwise.
 * Rejects with the system's error where nobody listens, and when the connection breaks before the head.
 */
export function httpExchange(call: ChannelCall, way: Way): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = requestText(call, way);
    const connection = way.connect();
    endWith(connection, call.signal);
    const pieces: Buffer[] = [];
    function take(piece: Buffer): void {
      pieces.push(piece);
      const taken = Buffer.concat(pieces);
      const end = taken.indexOf(HEAD_END);
      if (end === -1 && taken.length <= LONGEST_HEAD_BYTES) return;
      connection.off('data', take).pause();
      const head = end === -1 ? undefined : readHead(taken.toString('latin1', 0, end));
      if (!head) return void connection.destroy(new Error('This is no HTTP.'));
      const rest = taken.subarray(end + HEAD_END.length);
      const length = Number(head.headers['content-length'] ?? Number.NaN);
      const isWhole = rest.length >= length;
      // Not within the very write of an app in this process, which would never hear that it was taken.
      if (isWhole) setImmediate(() => connection.destroy());
      else connection.unshift(rest);
      const discard = (): void => void connection.resume();
      resolve({ ...head, discard, body: isWhole ? [rest] : bodyOf(connection, length) });
    }
    connection.on('data', take).on('error', reject);
    connection.on('close', () => reject(new Error('The connection ended before an answer.')));
    connection.write(request);
  });
}

/** Of an answer without a stated length nobody can tell its end from a break. */
async function* bodyOf(connection: Duplex, length: number): AsyncGenerator<Buffer> {
  let taken = 0;
  for await (const piece of connection as AsyncIterable<Buffer>) {
    taken += piece.length;
    yield piece;
  }
  if (taken < length) throw new Error('The answer broke off.');
}

/** The body of an answer as text. Rejects when it breaks off. */
export async function readText({ body }: Answer): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function endWith(connection: Duplex, signal: AbortSignal): void {
  const end = (): void => void connection.destroy(new Error('It was called off.'));
  if (signal.aborted) return end();
  signal.addEventListener('abort', end, { once: true });
  connection.on('close', () => signal.removeEventListener('abort', end));
}

function requestText({ method, headers, body = '' }: ChannelCall, way: Way): Buffer {
  const bytes = Buffer.from(body);
  const fields = Object.entries({
    host: 'localhost',
    ...headers,
    ...(body === '' ? {} : { 'content-length': String(bytes.length) }),
    ...way.headers,
  });
  if (!fields.every(([, value]) => FIELD_VALUE.test(value)))
    throw new Error('A header holds what no header may.');
  const lines = fields.map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${way.path} HTTP/1.0`, ...lines].join('\r\n');
  return Buffer.concat([Buffer.from(head + HEAD_END, 'latin1'), bytes]);
}

function readHead(text: string): Pick<Answer, 'status' | 'headers'> | undefined {
  const [first = '', ...lines] = text.split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(first)?.[1];
  if (status === undefined) return undefined;
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: Number(status), headers: Object.fromEntries(fields) };
}
