import {
  busy,
  type FaultValue,
  oauthError,
  redirect,
  serverError,
  signInPage,
} from './fault-replies.ts';
import { htmlAnswer, type Reply, rpcRefusal } from './http/reply.ts';

/**
 * Where a fault strikes: a room asks for all of its own before it does anything else. `shape` faults
 * are looked up by name where an answer is shaped.
 */
type Place = 'token' | 'mcp' | 'discovery' | 'shape';

interface FaultRow {
  readonly place: Place;
  /** One line for `emulator --help`. */
  readonly does: string;
  /** What the value means, when the fault takes one. */
  readonly value?: string;
  /** Answers in place of the room. */
  readonly reply?: (value: FaultValue) => Reply;
  /** Waits so many milliseconds, then the room goes on. */
  readonly delays?: true;
}

/** Every fault by name (issue "emulator"): one row each, whatever carries it out. */
export const faultTable = {
  'token-400': {
    place: 'token',
    does: 'the token endpoint refuses with 400',
    value: 'OAuth error code (default invalid_request)',
    reply: (value) => oauthError(400, value ?? 'invalid_request'),
  },
  'token-401': {
    place: 'token',
    does: 'the token endpoint answers 401 invalid_client',
    reply: () => oauthError(401, 'invalid_client'),
  },
  'token-429': {
    place: 'token',
    does: 'the token endpoint answers 429',
    value: 'seconds of Retry-After (default: header absent)',
    reply: (value) => busy(429, value),
  },
  'token-500': {
    place: 'token',
    does: 'the token endpoint answers 500',
    reply: () => serverError(500, 'Internal Server Error'),
  },
  'token-503': {
    place: 'token',
    does: 'the token endpoint answers 503',
    value: 'seconds of Retry-After (default: header absent)',
    reply: (value) => busy(503, value),
  },
  'token-hang': {
    place: 'token',
    does: 'the token endpoint never answers',
    reply: () => ({ kind: 'hang' }),
  },
  'token-slow': {
    place: 'token',
    does: 'the token endpoint answers late',
    value: 'milliseconds (default 1000)',
    delays: true,
  },
  'token-garbage': {
    place: 'token',
    does: 'the token endpoint answers 200 with a web page',
    reply: () => signInPage(),
  },
  'token-redirect': {
    place: 'token',
    does: 'the token endpoint redirects (307)',
    value: 'where to (default /elsewhere)',
    reply: (value) => redirect(307, value),
  },
  'mcp-401': {
    place: 'mcp',
    does: 'MCP answers 401',
    reply: () =>
      rpcRefusal(401, 'Unauthorized', { 'www-authenticate': 'Bearer error="invalid_token"' }),
  },
  'mcp-403': {
    place: 'mcp',
    does: 'MCP answers 403',
    reply: () =>
      rpcRefusal(403, 'Forbidden', { 'www-authenticate': 'Bearer error="insufficient_scope"' }),
  },
  'mcp-404': {
    place: 'mcp',
    does: 'MCP answers 404 with no JSON-RPC body',
    reply: () => serverError(404, 'Not Found'),
  },
  'mcp-429': {
    place: 'mcp',
    does: 'MCP answers 429',
    value: 'seconds of Retry-After (default: header absent)',
    reply: (value) => busy(429, value),
  },
  'mcp-500': {
    place: 'mcp',
    does: 'MCP answers 500',
    reply: () => serverError(500, 'Internal Server Error'),
  },
  'mcp-502': {
    place: 'mcp',
    does: 'MCP answers 502 with a web page',
    reply: () => htmlAnswer(502, '<h1>502 Bad Gateway</h1>'),
  },
  'mcp-503': {
    place: 'mcp',
    does: 'MCP answers 503',
    value: 'seconds of Retry-After (default: header absent)',
    reply: (value) => busy(503, value),
  },
  'mcp-redirect': {
    place: 'mcp',
    does: 'MCP redirects (302)',
    value: 'where to (default /elsewhere)',
    reply: (value) => redirect(302, value),
  },
  'mcp-sign-in-page': {
    place: 'mcp',
    does: 'MCP answers 200 with a web page',
    reply: () => signInPage(),
  },
  'mcp-hang': { place: 'mcp', does: 'MCP never answers', reply: () => ({ kind: 'hang' }) },
  'mcp-slow': {
    place: 'mcp',
    does: 'MCP answers late',
    value: 'milliseconds (default 1000)',
    delays: true,
  },
  'mcp-cut-before-first-byte': {
    place: 'mcp',
    does: 'the connection is destroyed instead of an answer',
    reply: () => ({ kind: 'reset' }),
  },
  'mcp-cut': { place: 'shape', does: 'the connection is destroyed in the middle of the answer' },
  'mcp-huge': {
    place: 'shape',
    does: 'a tool call answers with a very long text',
    value: 'bytes (default 5242880)',
  },
  'mcp-sse': { place: 'shape', does: 'MCP answers as an event stream' },
  'discovery-404': {
    place: 'discovery',
    does: 'both well-known documents answer 404',
    reply: () => serverError(404, 'Not Found'),
  },
  'discovery-500': {
    place: 'discovery',
    does: 'both well-known documents answer 500',
    reply: () => serverError(500, 'Internal Server Error'),
  },
  'metadata-foreign-issuer': {
    place: 'shape',
    does: 'the metadata names another issuer',
    value: 'issuer (default https://foreign.example)',
  },
  'metadata-foreign-token-endpoint': {
    place: 'shape',
    does: 'the metadata names a token endpoint elsewhere',
    value: 'address (default https://foreign.example/token)',
  },
  'metadata-foreign-resource': {
    place: 'shape',
    does: 'the metadata names another resource',
    value: 'address (default https://foreign.example/mcp)',
  },
  'clock-skew': {
    place: 'shape',
    does: 'the Date header is wrong',
    value: 'seconds, negative for the past (default 3600)',
  },
} as const satisfies Readonly<Record<string, FaultRow>>;

export type FaultName = keyof typeof faultTable;

export const faultNames = Object.keys(faultTable) as readonly FaultName[];

export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(faultTable, text);
}

export function faultRow(name: FaultName): FaultRow {
  return faultTable[name];
}
