import { recordOf, textOf } from '../../../shared/json.ts';
import { type Message, modernVersionOf } from './client-message.ts';
import { headerValue } from './header-value.ts';
import type { ParameterNames } from './parameter-names.ts';

// Over stdio there are no headers: for HTTP they are built from the message itself
// (MCP 2026-07-28, Streamable HTTP: standard request headers).

/** What is known of the legacy session; both undefined before a server answered `initialize`. */
export interface SessionFacts {
  readonly protocolVersion: string | undefined;
  readonly sessionId: string | undefined;
}

interface Known {
  readonly session: SessionFacts;
  readonly parameterNames: ParameterNames;
}

const NAMED_BY: Readonly<Record<string, string>> = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri',
};

/** Headers of the POST that carries a message. */
export function requestHeaders(message: Message, known: Known): Record<string, string> {
  const version = modernVersionOf(message);
  return {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(version === undefined
      ? sessionHeaders(known.session)
      : {
          'mcp-protocol-version': version,
          ...modernHeaders(message, known.parameterNames),
        }),
  };
}

/** Headers of the GET by which a legacy server may speak first, or goes on where a stream broke off. */
export function streamHeaders(
  session: SessionFacts,
  lastEventId: string | undefined,
): Record<string, string> {
  return {
    accept: 'text/event-stream',
    ...sessionHeaders(session),
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
}

export function sessionHeaders({
  protocolVersion,
  sessionId,
}: SessionFacts): Record<string, string> {
  return {
    ...(protocolVersion ? { 'mcp-protocol-version': protocolVersion } : {}),
    ...(sessionId ? { 'mcp-session-id': sessionId } : {}),
  };
}

function modernHeaders(message: Message, parameterNames: ParameterNames): Record<string, string> {
  const method = textOf(message['method']);
  const parameters = recordOf(message['params']);
  const name = textOf(parameters[NAMED_BY[method ?? ''] ?? '']);
  return {
    ...(method ? { 'mcp-method': headerValue(method) } : {}),
    ...(name === undefined ? {} : { 'mcp-name': headerValue(name) }),
    ...(method === 'tools/call' ? parameterNames.headersOf(parameters) : {}),
  };
}
