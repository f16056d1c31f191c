import { isRecord, parseJson, recordOf, textOf } from '../../../shared/json.ts';

export type Message = Readonly<Record<string, unknown>>;

/** A message of the client. Its text travels as it came: numbers in it may be larger than ours. */
export interface ClientMessage {
  readonly text: string;
  readonly message: Message;
  readonly method: string | undefined;
  readonly id: unknown;
  /** The client waits for an answer; it does not for notifications and for its own answers. */
  readonly isRequest: boolean;
  readonly isModern: boolean;
}

export type ClientLine =
  | { readonly kind: 'messages'; readonly messages: readonly ClientMessage[] }
  /** Nothing to carry: the answer to a line that is no message. */
  | { readonly kind: 'refused'; readonly answer: string };

const META_VERSION = 'io.modelcontextprotocol/protocolVersion';
const PARSE_ERROR = { code: -32_700, message: 'Parse error' } as const;
const INVALID_REQUEST = { code: -32_600, message: 'Invalid Request' } as const;

/** Reads one line of the client. A batch (MCP 2025-03-26) is carried message by message. */
export function readClientLine(line: string): ClientLine {
  const parsed = parseJson(line);
  if (parsed === undefined) return refused(PARSE_ERROR);
  if (isRecord(parsed)) return { kind: 'messages', messages: [clientMessage(parsed, line)] };
  if (!Array.isArray(parsed) || parsed.length === 0 || !parsed.every(isRecord))
    return refused(INVALID_REQUEST);
  try {
    const messages = parsed.map((message) => clientMessage(message, JSON.stringify(message)));
    return { kind: 'messages', messages };
  } catch {
    // It is nested deeper than a text can be made of.
    return refused(INVALID_REQUEST);
  }
}

/** The protocol version that a modern message carries; undefined for a legacy one. */
export function modernVersionOf(message: Message): string | undefined {
  return textOf(recordOf(recordOf(message['params'])['_meta'])[META_VERSION]);
}

/** The request that a `notifications/cancelled` takes back; undefined for any other message. */
export function cancelledId({ method, message }: ClientMessage): unknown {
  return method === 'notifications/cancelled'
    ? recordOf(message['params'])['requestId']
    : undefined;
}

function clientMessage(message: Message, text: string): ClientMessage {
  const method = textOf(message['method']);
  return {
    text,
    message,
    method,
    id: message['id'],
    isRequest: method !== undefined && 'id' in message,
    isModern: modernVersionOf(message) !== undefined,
  };
}

function refused(error: { readonly code: number; readonly message: string }): ClientLine {
  return { kind: 'refused', answer: JSON.stringify({ jsonrpc: '2.0', id: null, error }) };
}
