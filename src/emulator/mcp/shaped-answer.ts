import type { Faults, FaultTarget } from '../faults.ts';
import type { Answer, Reply } from '../http/reply.ts';

const DEFAULT_HUGE_BYTES = 5 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** A finished MCP answer after the faults that change its shape: huge and cut. */
export function shaped(
  answer: Answer,
  target: FaultTarget & { readonly id: unknown },
  faults: Faults,
): Reply {
  const huge = target.method === 'tools/call' ? faults.strike('mcp-huge', target) : undefined;
  const sized =
    huge === undefined ? answer : hugeAnswer(target.id, Number(huge.value ?? DEFAULT_HUGE_BYTES));
  return faults.strike('mcp-cut', target) === undefined ? sized : { kind: 'cut', answer: sized };
}

/** A tool result with one text of so many bytes, made while it is sent. */
function hugeAnswer(id: unknown, bytes: number): Answer {
  const [before = '', after = ''] = JSON.stringify({
    result: { content: [{ type: 'text', text: '|' }] },
    jsonrpc: '2.0',
    id,
  }).split('|');
  return {
    kind: 'answer',
    status: 200,
    headers: {
      'content-type': 'application/json',
      'content-length': String(before.length + bytes + after.length),
    },
    body: hugeBody(before, bytes, after),
  };
}

async function* hugeBody(before: string, bytes: number, after: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(before);
  for (let left = bytes; left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
  yield Buffer.from(after);
}
