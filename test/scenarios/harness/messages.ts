import type { Incoming } from './http.ts';

/** A JSON-RPC request as an assistant sends it. */
export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: string | number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

let lastId = 0;

export function rpc(method: string, params: Readonly<Record<string, unknown>> = {}): Message {
  lastId += 1;
  return { jsonrpc: '2.0', id: `m${lastId}`, method, params };
}

export function notification(method: string): Message {
  return { jsonrpc: '2.0', method };
}

export function toolCall(name: string, args: Readonly<Record<string, unknown>> = {}): Message {
  return rpc('tools/call', { name, arguments: args });
}

export const listTables = (): Message => toolCall('list_tables');

export const initialize = (): Message =>
  rpc('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'scenario', version: '1' },
  });

/** What a caller reads in an answer. */
export interface Reply {
  readonly id?: string | number | null;
  readonly result?: {
    readonly isError?: boolean;
    readonly content?: readonly { readonly type: string; readonly text: string }[];
    readonly [name: string]: unknown;
  };
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly data?: {
      readonly code?: string;
      readonly requestId?: string;
      readonly retryAfterSeconds?: number;
    };
  };
}

/** The JSON-RPC answer in a response, also out of an event stream. */
export function replyIn(answer: Incoming): Reply {
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream') ?? false;
  const text = isStream ? (/^data: (.*)$/m.exec(answer.text)?.[1] ?? '') : answer.text;
  return JSON.parse(text) as Reply;
}

/** The one text of a tool result. */
export function textOf(reply: Reply): string {
  return reply.result?.content?.[0]?.text ?? '';
}

/** True for the answer that the server gave to a tool call, false for any error of any kind. */
export function isGood(answer: Incoming): boolean {
  if (answer.status !== 200) return false;
  const reply = replyIn(answer);
  return reply.error === undefined && reply.result !== undefined && reply.result.isError !== true;
}
