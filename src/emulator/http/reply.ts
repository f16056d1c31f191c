/**
 * What a room of the stand-in gives back; the door carries it out. Hang, reset and cut are replies
 * too, so a fault is a value like any other answer.
 */
export type Reply =
  | Answer
  /** Status, headers and half of the body, then the connection is destroyed. */
  | { readonly kind: 'cut'; readonly answer: Answer }
  /** Nothing is ever sent; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is destroyed before the first byte. */
  | { readonly kind: 'reset' };

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<Uint8Array>;
}

type Headers = Readonly<Record<string, string>>;

export function jsonAnswer(status: number, value: unknown, headers: Headers = {}): Answer {
  const body = JSON.stringify(value);
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  };
}

/** A refusal of the MCP endpoint before any message was understood: a JSON-RPC error without an id. */
export function rpcRefusal(status: number, message: string, headers: Headers = {}): Answer {
  return jsonAnswer(
    status,
    { jsonrpc: '2.0', error: { code: -32000, message }, id: null },
    headers,
  );
}

export function textAnswer(status: number, body: string, headers: Headers = {}): Answer {
  const type = 'text/plain; charset=utf-8';
  return { kind: 'answer', status, headers: { 'content-type': type, ...headers }, body };
}

export function htmlAnswer(status: number, body: string): Answer {
  return { kind: 'answer', status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function emptyAnswer(status: number, headers: Headers = {}): Answer {
  return { kind: 'answer', status, headers, body: '' };
}

/** 405 with the `Allow` header that RFC 9110 asks for. */
export function methodNotAllowed(allow: string): Answer {
  return emptyAnswer(405, { allow });
}
