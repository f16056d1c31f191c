import type { IncomingMessage, ServerResponse } from 'node:http';

/** Largest body that is read; the SDK's own handlers stop at the same size. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** A request as the rooms see it: no sockets, no streams. */
export interface ArrivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; of a repeated header the first value. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The whole body as text, or undefined when it is over `MAX_BODY_BYTES`. */
  readBody(): Promise<string | undefined>;
  /** Aborted when the caller leaves before the answer is complete. */
  readonly gone: AbortSignal;
}

export function arrivedRequest(message: IncomingMessage, response: ServerResponse): ArrivedRequest {
  // Split by hand: the URL parser throws at some of what arrives here.
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: firstValues(message),
    readBody: () => readBody(message),
    gone: goneSignal(response),
  };
}

function firstValues(message: IncomingMessage): Record<string, string | undefined> {
  const entries = Object.entries(message.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** Reads to the end even what it drops: a request left half read takes its connection along. */
async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk as Buffer);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function goneSignal(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}
