import { type Answer, jsonAnswer } from '../http/reply.ts';

const NO_STORE = { 'cache-control': 'no-store' };

/** An error of RFC 6749 5.2. The real server's status and body are undocumented (contract 11.1, item 12). */
export function oauthError(
  code: string,
  description: string,
  how: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Answer {
  const body = { error: code, error_description: description };
  return jsonAnswer(how.status ?? 400, body, { ...NO_STORE, ...how.headers });
}

/** A token response (contract 2.2). */
export function tokenAnswer(fields: {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
  readonly refreshToken?: string;
}): Answer {
  const body = {
    access_token: fields.accessToken,
    token_type: 'Bearer',
    expires_in: fields.expiresInSeconds,
    ...(fields.refreshToken !== undefined && { refresh_token: fields.refreshToken }),
    scope: fields.scopes.join(' '),
  };
  return jsonAnswer(200, body, NO_STORE);
}

export function invalidClient(way: 'basic' | 'other'): Answer {
  const overBasic = { status: 401, headers: { 'www-authenticate': 'Basic realm="dynamosql"' } };
  return oauthError(
    'invalid_client',
    'The client ID or secret is wrong.',
    way === 'basic' ? overBasic : {},
  );
}
