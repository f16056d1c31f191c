import { describe, expect, it } from 'vitest';
import { networkFailure, wasNotSent } from '../../src/main/node/network-errors.ts';
import { failure } from '../../src/shared/failure.ts';

const direct = { proxied: false };
const proxied = { proxied: true };

/** An error as the system gives it. */
function errorWith(code: string, more: Readonly<Record<string, unknown>> = {}): Error {
  return Object.assign(new Error(`it went wrong: ${code}`), { code, ...more });
}

const meanings = [
  ['ENOTFOUND', 'name_not_found'],
  ['EAI_AGAIN', 'name_not_found'],
  ['EAI_FAIL', 'name_not_found'],
  ['ECONNREFUSED', 'connect_failed'],
  ['EHOSTUNREACH', 'connect_failed'],
  ['EHOSTDOWN', 'connect_failed'],
  ['ENETUNREACH', 'connect_failed'],
  ['ENETDOWN', 'connect_failed'],
  ['EADDRNOTAVAIL', 'connect_failed'],
  ['EACCES', 'connect_failed'],
  ['EPERM', 'connect_failed'],
  ['ETIMEDOUT', 'connect_timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_failed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_failed'],
  ['EPROTO', 'tls_failed'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_failed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls_failed'],
  ['CERT_HAS_EXPIRED', 'tls_failed'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_failed'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_failed'],
  ['HOSTNAME_MISMATCH', 'tls_failed'],
  ['CRL_HAS_EXPIRED', 'tls_failed'],
  ['INVALID_CA', 'tls_failed'],
  ['INVALID_PURPOSE', 'tls_failed'],
  ['PROXY_NOT_REACHED', 'proxy_failed'],
  ['UND_ERR_PRX_TLS', 'proxy_failed'],
  ['UND_ERR_PRX_CONN', 'proxy_failed'],
  ['UND_ERR_HEADERS_TIMEOUT', 'proxy_failed'],
  ['UND_ERR_HEADERS_OVERFLOW', 'protocol_failed'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'protocol_failed'],
  ['HPE_INVALID_CONSTANT', 'protocol_failed'],
  ['ECONNRESET', 'connection_lost'],
  ['EPIPE', 'connection_lost'],
  ['UND_ERR_SOCKET', 'connection_lost'],
  ['NEVER_HEARD_OF', 'connection_lost'],
  ['', 'connection_lost'],
] as const;

describe('an error of the network', () => {
  it.each(meanings)('%s is told as %s', (code, told) => {
    expect(networkFailure(errorWith(code), direct).code).toBe(told);
  });

  it.each(meanings)('%s is found under the errors that wrap it', (code, told) => {
    const wrapped = new Error('outer', { cause: new Error('inner', { cause: errorWith(code) }) });
    expect(networkFailure(wrapped, direct).code).toBe(told);
  });

  it('of several addresses is the one of the first that was tried', () => {
    const tries = [errorWith('ENETUNREACH'), errorWith('UND_ERR_CONNECT_TIMEOUT')];
    const all = Object.assign(new AggregateError(tries), { code: 'ETIMEDOUT' });
    expect(networkFailure(all, direct).code).toBe('connect_failed');
    expect(networkFailure(new Error('outer', { cause: all }), direct).code).toBe('connect_failed');
  });

  it.each([new AggregateError([]), new Error('x'), 'text', undefined, null, { code: 'ENOTFOUND' }])(
    'without a code means that the connection broke: %s',
    (error) => expect(networkFailure(error, direct).code).toBe('connection_lost'),
  );

  it('speaks by its own code before that of its cause', () => {
    const error = errorWith('ECONNRESET', { cause: errorWith('ENOTFOUND') });
    expect(networkFailure(error, direct).code).toBe('connection_lost');
  });
});

describe('by a proxy', () => {
  it.each([
    ['ECONNREFUSED', 'proxy_failed'],
    ['ENOTFOUND', 'proxy_failed'],
    ['CERT_HAS_EXPIRED', 'tls_failed'],
    ['ECONNRESET', 'connection_lost'],
  ])('%s is told as %s', (code, told) => {
    expect(networkFailure(errorWith(code), proxied).code).toBe(told);
  });

  it('that refuses the tunnel is quoted', () => {
    const message = 'Proxy response (407) !== 200 when HTTP Tunneling';
    const refusal = networkFailure(errorWith('UND_ERR_ABORTED', { message }), proxied);
    expect(refusal).toMatchObject({ code: 'proxy_failed', quoted: message });
  });
});

describe('a request', () => {
  it.each([
    ['name_not_found', true],
    ['connect_failed', true],
    ['connect_timeout', true],
    ['tls_failed', true],
    ['proxy_failed', true],
    ['connection_lost', false],
    ['protocol_failed', false],
    ['answer_timeout', false],
  ] as const)('that ends in %s was certainly not sent: %s', (code, notSent) => {
    expect(wasNotSent(failure(code))).toBe(notSent);
  });

  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
    'may have been sent when %s came from an open connection',
    (code) => {
      const refusal = networkFailure(errorWith(code, { syscall: 'read' }), proxied);
      expect([refusal.code, wasNotSent(refusal)]).toEqual(['connection_lost', false]);
    },
  );

  it('was not sent when the handshake failed while it wrote', () => {
    const refusal = networkFailure(errorWith('EPROTO', { syscall: 'write' }), direct);
    expect(refusal.code).toBe('tls_failed');
  });
});
