import { z } from 'zod';
import { type Failure, failure } from '../../../shared/failure.ts';
import { parseJson } from '../../../shared/json.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret } from '../../../shared/secret.ts';
import type { Credentials } from '../credentials/vault.ts';
import type { Clock, HttpReply, HttpRequest } from '../ports.ts';
import type { AccessToken } from './access-token.ts';
import type { AuthorizationServer } from './discovery.ts';

interface TokenRequestParts {
  readonly server: AuthorizationServer;
  readonly credentials: Credentials;
  readonly scopes: readonly string[];
  readonly budgetMs: number;
}

/** The `client_credentials` request of RFC 6749 4.4, with Basic credentials where the server takes them. */
export function tokenRequest({
  server,
  credentials,
  scopes,
  budgetMs,
}: TokenRequestParts): HttpRequest {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: scopes.join(' '),
    resource: server.binding.mcpUrl,
  });
  const secret = credentials.clientSecret.reveal();
  if (!server.basicSupported) {
    form.set('client_id', credentials.clientId);
    form.set('client_secret', secret);
  }
  return {
    method: 'POST',
    url: server.tokenEndpoint,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(server.basicSupported ? { authorization: basic(credentials.clientId, secret) } : {}),
    },
    body: form.toString(),
    budgetMs,
  };
}

/** RFC 6749 2.3.1: both parts are form-encoded before they are joined. */
function basic(clientId: string, secret: string): string {
  const encoded = [clientId, secret].map((part) =>
    new URLSearchParams({ v: part }).toString().slice(2),
  );
  return `Basic ${btoa(encoded.join(':'))}`;
}

const replySchema = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string(),
  expires_in: z.coerce.number().min(1).optional(),
  scope: z.string().optional(),
});
const errorSchema = z.looseObject({ error: z.string(), error_description: z.string().optional() });

/** RFC 6749 5.1 leaves `expires_in` out at will; the documented life is ten minutes. */
const ASSUMED_LIFE_SECONDS = 600;
/** A longer life is renewed daily all the same, and no server's number gets past what a date can hold. */
const LONGEST_LIFE_SECONDS = 86_400;

/** Errors of RFC 6749 5.2 that only the person can end, by our code for each. */
const FINAL_ERRORS = {
  invalid_client: 'invalid_client',
  unauthorized_client: 'unauthorized_client',
  invalid_grant: 'invalid_grant',
  invalid_scope: 'invalid_scope',
} as const;

/** Reads the token endpoint's answer: a token, or the failure that it amounts to. */
export function interpretTokenReply(
  reply: HttpReply,
  { asked, clock }: { readonly asked: readonly string[]; readonly clock: Clock },
): Result<AccessToken> {
  if (reply.status !== 200) return failed(tokenFailure(reply));
  const parsed = replySchema.safeParse(parseJson(reply.body));
  if (
    !parsed.success ||
    parsed.data.token_type.toLowerCase() !== 'bearer' ||
    !isToken(parsed.data.access_token)
  ) {
    return failed(failure('token_reply_unreadable', { requestId: requestIdOf(reply) }));
  }
  return ok({
    value: createSecret(parsed.data.access_token),
    scopes: parsed.data.scope?.split(' ').filter(Boolean) ?? asked,
    lifeMs: Math.min(parsed.data.expires_in ?? ASSUMED_LIFE_SECONDS, LONGEST_LIFE_SECONDS) * 1_000,
    receivedMonotonicMs: clock.monotonicMs(),
    receivedWallMs: clock.wallMs(),
  });
}

/** RFC 6750 2.1: anything else would let the server write into our headers. */
function isToken(text: string): boolean {
  return /^[\w.~+/-]+=*$/.test(text);
}

function tokenFailure(reply: HttpReply): Failure {
  const requestId = requestIdOf(reply);
  if (reply.status >= 300 && reply.status < 400) return failure('redirected', { requestId });
  if (reply.status === 429) {
    return failure('token_rate_limited', {
      requestId,
      retryAfterSeconds: retryAfterSeconds(reply),
    });
  }
  const said = errorSchema.safeParse(parseJson(reply.body));
  const quoted = said.success ? (said.data.error_description ?? said.data.error) : undefined;
  if (said.success && Object.hasOwn(FINAL_ERRORS, said.data.error)) {
    return failure(FINAL_ERRORS[said.data.error as keyof typeof FINAL_ERRORS], {
      requestId,
      quoted,
    });
  }
  if (reply.status === 401) return failure('invalid_client', { requestId, quoted });
  return failure('token_endpoint_failed', {
    cause: `The token endpoint answered with status ${reply.status}.`,
    requestId,
    quoted,
    retryAfterSeconds: retryAfterSeconds(reply),
  });
}

/** `Retry-After` in seconds, from either form of RFC 9110 10.2.3; undefined when absent or unreadable. */
export function retryAfterSeconds(reply: Pick<HttpReply, 'headers'>): number | undefined {
  const text = reply.headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  // Every form of an HTTP date begins with a weekday; Date.parse would take much more for one.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const [until, now] = [Date.parse(text), Date.parse(reply.headers['date'] ?? '')];
  return Number.isFinite(until - now) ? Math.max(0, Math.round((until - now) / 1_000)) : undefined;
}

function requestIdOf(reply: HttpReply): string | undefined {
  return reply.headers['x-request-id'];
}
