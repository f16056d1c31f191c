import { createHmac, randomBytes, randomUUID } from 'node:crypto';

export interface Grant {
  readonly clientId: string;
  readonly scopes: readonly string[];
}

interface IssuedToken {
  readonly accessToken: string;
  /** Whole seconds, at least 1, as OAuth wants it: rounded up. */
  readonly expiresInSeconds: number;
}

type TokenState =
  | { readonly valid: true; readonly secondsLeft: number; readonly grant: Grant }
  | { readonly valid: false };

export interface IssuedTokens {
  issue(grant: Grant): IssuedToken;
  stateOf(token: string): TokenState;
  /** Refuses every token issued so far. */
  revokeAll(): void;
  /** For tokens issued from now on. Fractions are allowed. */
  setTtlSeconds(seconds: number): void;
}

interface Entry {
  readonly grant: Grant;
  readonly expiresAtMs: number;
}

/**
 * Access tokens of the shape that the real server uses: a JWT signed with HS256, opaque to clients
 * (contract 2.2). They are kept in memory; a restart forgets them all.
 * @param nowMs a clock that never goes back, in milliseconds
 */
export function createIssuedTokens(options: {
  readonly issuer: string;
  readonly ttlSeconds: number;
  readonly nowMs: () => number;
}): IssuedTokens {
  const { issuer, nowMs } = options;
  const signingKey = randomBytes(32);
  const entries = new Map<string, Entry>();
  let ttlSeconds = options.ttlSeconds;
  return {
    issue: (grant) => {
      forgetExpired(entries, nowMs());
      const accessToken = signedToken(signingKey, { issuer, grant, ttlSeconds });
      entries.set(accessToken, { grant, expiresAtMs: nowMs() + ttlSeconds * 1000 });
      return { accessToken, expiresInSeconds: Math.max(1, Math.ceil(ttlSeconds)) };
    },
    stateOf: (token) => stateOf(entries.get(token), nowMs()),
    revokeAll: () => entries.clear(),
    setTtlSeconds: (seconds) => {
      ttlSeconds = seconds;
    },
  };
}

function stateOf(entry: Entry | undefined, nowMs: number): TokenState {
  if (entry === undefined || entry.expiresAtMs <= nowMs) return { valid: false };
  return { valid: true, secondsLeft: (entry.expiresAtMs - nowMs) / 1000, grant: entry.grant };
}

function forgetExpired(entries: Map<string, Entry>, nowMs: number): void {
  // A Map keeps the order of issue, so with one lifetime the old ones come first.
  for (const [token, { expiresAtMs }] of entries) {
    if (expiresAtMs > nowMs) return;
    entries.delete(token);
  }
}

function signedToken(
  key: Buffer,
  claims: { readonly issuer: string; readonly grant: Grant; readonly ttlSeconds: number },
): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const payload = {
    iss: claims.issuer,
    sub: claims.grant.clientId,
    scope: claims.grant.scopes.join(' '),
    iat: issuedAt,
    exp: issuedAt + Math.ceil(claims.ttlSeconds),
    jti: randomUUID(),
  };
  const unsigned = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(payload)}`;
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
