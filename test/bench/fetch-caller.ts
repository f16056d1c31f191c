import { PROTOCOL_VERSION, TOKEN, toolCall } from './bench-protocol.ts';
import type { Caller } from './contender.ts';

/** What an assistant does without us: the runtime's own `fetch` as it comes. */
export function createFetchCaller(url: string): Caller {
  const leaving = new AbortController();

  function send(bytes: number): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        accept: 'application/json, text/event-stream',
        'content-type': 'application/json',
        'mcp-protocol-version': PROTOCOL_VERSION,
      },
      body: toolCall(1, bytes),
      signal: leaving.signal,
    });
  }

  return {
    async call(bytes) {
      const answer = await send(bytes);
      const { byteLength } = await answer.arrayBuffer();
      if (answer.status !== 200 || byteLength <= bytes)
        throw new Error(`answered ${answer.status} with ${byteLength} bytes`);
    },
    callUnread: (bytes) => void send(bytes),
    async close() {
      leaving.abort();
    },
  };
}
