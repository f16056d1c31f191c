import { type Failure, type FailureCode, failure } from '../../shared/failure.ts';
import { recordOf, textOf } from '../../shared/json.ts';
import { PROXY_NOT_REACHED } from './proxied-way.ts';

// Error codes of Node, OpenSSL and undici, by what they mean to a person.
const MEANING: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  EAI_FAIL: 'name_not_found',
  ECONNREFUSED: 'connect_failed',
  EHOSTUNREACH: 'connect_failed',
  EHOSTDOWN: 'connect_failed',
  ENETUNREACH: 'connect_failed',
  ENETDOWN: 'connect_failed',
  EADDRNOTAVAIL: 'connect_failed',
  EACCES: 'connect_failed',
  EPERM: 'connect_failed',
  ETIMEDOUT: 'connect_timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_failed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_failed',
  EPROTO: 'tls_failed',
  [PROXY_NOT_REACHED]: 'proxy_failed',
  UND_ERR_PRX_TLS: 'proxy_failed',
  UND_ERR_PRX_CONN: 'proxy_failed',
  // Our own requests have no such limit: it is the proxy that does not answer.
  UND_ERR_HEADERS_TIMEOUT: 'proxy_failed',
  UND_ERR_HEADERS_OVERFLOW: 'protocol_failed',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'protocol_failed',
};
const TLS =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|HOSTNAME_MISMATCH|CRL_|INVALID_CA|INVALID_PURPOSE)/;
const BAD_HTTP = /^HPE_/;
const PROXY_REPLY = /proxy response|proxy authentication required/i;

// A dead route may be noticed only on an open connection, with the code of one that never opened:
// then the request was under way, and nobody knows whether it ran.
const IN_USE: ReadonlySet<string> = new Set(['read', 'write', 'writev']);
const CONNECTING: ReadonlySet<FailureCode> = new Set(['connect_failed', 'connect_timeout']);

/** What an error of the network layer amounts to; one that is not known means the connection broke. */
export function networkFailure(error: unknown, route: { readonly proxied: boolean }): Failure {
  const { code, message, syscall } = factsOf(error);
  if (PROXY_REPLY.test(message)) return failure('proxy_failed', { quoted: message });
  const meaning = meaningOf(code);
  if (IN_USE.has(syscall) && CONNECTING.has(meaning)) return failure('connection_lost');
  const isProxys = route.proxied && (meaning === 'connect_failed' || meaning === 'name_not_found');
  return failure(isProxys ? 'proxy_failed' : meaning);
}

function meaningOf(code: string): FailureCode {
  const known = MEANING[code];
  if (known) return known;
  if (TLS.test(code)) return 'tls_failed';
  return BAD_HTTP.test(code) ? 'protocol_failed' : 'connection_lost';
}

/** Failures that happen before anything was sent. */
const NOT_SENT: ReadonlySet<FailureCode> = new Set([
  'name_not_found',
  'connect_failed',
  'connect_timeout',
  'tls_failed',
  'proxy_failed',
]);

export function wasNotSent(what: Failure): boolean {
  return NOT_SENT.has(what.code);
}

interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
}

/** Several addresses may have been tried: then the first try's error speaks. */
function factsOf(error: unknown): ErrorFacts {
  if (error instanceof AggregateError && error.errors.length > 0) return factsOf(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: '', syscall: '' };
  const { code, syscall } = recordOf(error);
  if (!textOf(code) && error.cause !== undefined) return factsOf(error.cause);
  return { code: textOf(code) ?? '', message: error.message, syscall: textOf(syscall) ?? '' };
}
