import { type Failure, failure } from '../../../shared/failure.ts';

/** The head of a request to the local endpoint; header names in lower case. */
export interface RequestHead {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface GuardPolicy {
  readonly port: number;
  readonly allowedOrigins: readonly string[];
}

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'] as const;
const HOST = /^(127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** One header's value; a header sent twice counts as not readable and gives an empty text. */
export function headerOf(head: RequestHead, name: string): string | undefined {
  const value = head.headers[name];
  return value === undefined || typeof value === 'string' ? value : '';
}

/**
 * The first wall, before anything else and before a body is read: a web page that reaches loopback
 * by a rebound name shows it in `Host`, one that calls directly shows it in `Origin`
 * (MCP transports, security).
 */
export function guard(head: RequestHead, policy: GuardPolicy): Failure | undefined {
  if (!HOST.test(headerOf(head, 'host') ?? '')) return failure('host_refused');
  const origin = headerOf(head, 'origin');
  if (origin === undefined || isAllowedOrigin(origin, policy)) return undefined;
  return failure('origin_refused');
}

function isAllowedOrigin(origin: string, policy: GuardPolicy): boolean {
  const own = LOCAL_NAMES.map((name) => `http://${name}:${policy.port}`);
  return own.includes(origin.toLowerCase()) || policy.allowedOrigins.includes(origin);
}
