import { type Dispatcher, Pool } from 'undici';
import { PROTOCOL_VERSION, toolCall } from './bench-protocol.ts';
import type { Caller } from './contender.ts';

interface HttpCallerOptions {
  readonly origin: string;
  readonly bearer: string;
  readonly caPem?: string;
}

const NOT_READ = new Error('the caller has read enough');

/** A client with no more work per call than HTTP asks for, the same for every way that speaks HTTP. */
export function createHttpCaller({ origin, bearer, caPem }: HttpCallerOptions): Caller {
  const pool = new Pool(origin, {
    keepAliveTimeout: 600_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(caPem ? { connect: { ca: caPem } } : {}),
  });
  const headers = {
    authorization: `Bearer ${bearer}`,
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'mcp-protocol-version': PROTOCOL_VERSION,
  };
  let id = 0;

  function send(bytes: number, handler: Dispatcher.DispatchHandler): void {
    id += 1;
    const body = toolCall(id, bytes);
    pool.dispatch({ path: '/mcp', method: 'POST', headers, body }, handler);
  }

  return {
    call: (bytes) => new Promise((resolve, reject) => send(bytes, reader(bytes, resolve, reject))),
    callUnread: (bytes) => send(bytes, neverReader),
    close: () => pool.destroy(NOT_READ),
  };
}

function reader(
  bytes: number,
  resolve: () => void,
  reject: (error: Error) => void,
): Dispatcher.DispatchHandler {
  let answered = 0;
  let length = 0;
  return {
    onRequestStart() {},
    onResponseStart(_controller, status) {
      answered = status;
    },
    onResponseData(_controller, chunk) {
      length += chunk.length;
    },
    onResponseEnd() {
      if (answered === 200 && length > bytes) resolve();
      else reject(new Error(`answered ${answered} with ${length} bytes`));
    },
    onResponseError: (_controller, error) => reject(error),
  };
}

const neverReader: Dispatcher.DispatchHandler = {
  onRequestStart() {},
  onResponseStart: (controller) => controller.pause(),
  onResponseData: (controller) => controller.pause(),
  onResponseEnd() {},
  onResponseError(_controller, error) {
    if (error !== NOT_READ) throw error;
  },
};
