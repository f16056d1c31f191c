import { type Failure, sentenceOf } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import type { Envelope, Era, MessageId } from './envelope.ts';

/** An answer that the gateway gives by itself. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

export function emptyAnswer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: '' };
}

/** The JSON-RPC error of a failure, with our number, our words and what a script can match on. */
export function rpcError(id: MessageId, what: Failure) {
  const data = {
    code: what.code,
    requestId: what.requestId,
    retryAfterSeconds: what.retryAfterSeconds,
  };
  return {
    jsonrpc: '2.0',
    id,
    error: { code: failureCatalogue[what.code].rpc, message: sentenceOf(what), data },
  };
}

/** A tool result that says what is wrong where the person reads it: in the chat. */
export function toolError(id: MessageId, what: Failure, era: Era) {
  const content = [{ type: 'text', text: sentenceOf(what) }];
  const complete = era === 'modern' ? { resultType: 'complete' } : {};
  return { jsonrpc: '2.0', id, result: { ...complete, content, isError: true } };
}

/** How long a body is that cannot be read is what decides the status: see the local endpoint's table. */
export type Unreadable = 'not-json' | 'too-large' | 'over-replay-size';
const UNREADABLE_STATUS = { 'not-json': 400, 'too-large': 413, 'over-replay-size': 503 } as const;

/** A failure as the caller reads it: in the protocol wherever the caller waits for an answer. */
export function failureAnswer(
  what: Failure,
  envelope: Envelope,
  unreadable: Unreadable = 'not-json',
): Answer {
  const messages = envelope.requests.map(({ id, method }) =>
    method === 'tools/call' ? toolError(id, what, envelope.era) : rpcError(id, what),
  );
  switch (envelope.kind) {
    case 'request':
      return jsonAnswer(200, messages[0]);
    case 'batch':
      return messages.length > 0 ? jsonAnswer(200, messages) : emptyAnswer(503);
    case 'unreadable':
      return jsonAnswer(UNREADABLE_STATUS[unreadable], rpcError(null, what));
    case 'notification':
    case 'response':
    case 'none':
      return emptyAnswer(503);
  }
}

/** A caller without a valid key. No challenge and no metadata: nothing here invites to OAuth. */
export function keyAnswer(what: Failure, inBand: boolean, envelope: Envelope): Answer {
  // Some read the error only where it bears their id, and wait for it whatever the status.
  const error = rpcError(envelope.requests[0]?.id ?? null, what);
  if (!inBand) return jsonAnswer(401, error);
  return envelope.kind === 'none' ? emptyAnswer(405, { allow: 'POST' }) : jsonAnswer(200, error);
}
