import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

export type RequestBody =
  | { readonly kind: 'gathered'; readonly bytes: Buffer }
  /** Over the replay size: what was read so far flows first, the rest as it comes. */
  | { readonly kind: 'streamed'; readonly stream: Readable }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

interface BodyLimits {
  readonly gatherBytes: number;
  readonly longestBytes: number;
}

// Why a streamed body ended before its time; told apart by identity.
export const OVER_LIMIT = new Error('the request body is over the limit');
export const CALLER_LEFT = new Error('the caller closed its connection');

/** Reads a request's body whole if it is small, so that it can be understood and sent again. */
export function readRequestBody(
  request: IncomingMessage,
  limits: BodyLimits,
): Promise<RequestBody> {
  if (Number(request.headers['content-length'] ?? 0) > limits.longestBytes) {
    return Promise.resolve({ kind: 'too-large' });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > limits.gatherBytes)
        settle({ kind: 'streamed', stream: rest(request, chunks, limits.longestBytes) });
    };
    const onEnd = (): void => {
      const [first] = chunks;
      settle({
        kind: 'gathered',
        bytes: first && chunks.length === 1 ? first : Buffer.concat(chunks, length),
      });
    };
    const onBroken = (): void => settle({ kind: 'broken' });
    function settle(body: RequestBody): void {
      request.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken);
      resolve(body);
    }
    request.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
  });
}

function rest(request: IncomingMessage, read: readonly Buffer[], longestBytes: number): Readable {
  const stream = new PassThrough();
  // It may break while the call still waits for a token and nobody listens: the reader that comes
  // later finds it broken, and an error without a listener would end the process.
  stream.on('error', () => {});
  let length = 0;
  for (const chunk of read) {
    length += chunk.length;
    stream.write(chunk);
  }
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestBytes) stream.destroy(OVER_LIMIT);
    else if (!stream.write(chunk)) request.pause();
  });
  stream.on('drain', () => request.resume());
  request.on('end', () => stream.end());
  request.on('close', () => {
    if (!request.complete) stream.destroy(CALLER_LEFT);
  });
  return stream;
}
