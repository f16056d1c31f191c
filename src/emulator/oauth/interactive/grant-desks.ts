import { createHash } from 'node:crypto';
import type { Answer } from '../../http/reply.ts';
import type { Grant, IssuedTokens } from '../issued-tokens.ts';
import { invalidClient, oauthError, tokenAnswer } from '../oauth-answers.ts';
import type { GrantDesk } from '../token-endpoint.ts';
import type { AuthorizationCodes, CodeGrant } from './authorization-codes.ts';
import type { RefreshTokens } from './refresh-tokens.ts';

interface DeskOptions {
  readonly codes: AuthorizationCodes;
  readonly refreshTokens: RefreshTokens;
  readonly tokens: IssuedTokens;
}

/** Trades a code from the browser for tokens (RFC 6749 4.1.3 with RFC 7636). */
export function authorizationCodeDesk({ codes, refreshTokens, tokens }: DeskOptions): GrantDesk {
  return (form, credentials) => {
    if (credentials.kind !== 'public') return invalidClient('other');
    const grant = codes.redeem(form.get('code') ?? '');
    if (grant === undefined || !fits(grant, form, credentials.id)) return invalidGrant();
    return withTokens(tokens, grant, refreshTokens.issue(grant));
  };
}

/** Always gives a new refresh token (contract 11.1, item 11: assumed). */
export function refreshTokenDesk({ refreshTokens, tokens }: DeskOptions): GrantDesk {
  return (form, credentials) => {
    if (credentials.kind !== 'public') return invalidClient('other');
    const rotated = refreshTokens.rotate(form.get('refresh_token') ?? '', credentials.id);
    return rotated === undefined ? invalidGrant() : withTokens(tokens, rotated.grant, rotated.next);
  };
}

function fits(grant: CodeGrant, form: URLSearchParams, clientId: string): boolean {
  const verifier = form.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return (
    grant.clientId === clientId &&
    grant.redirectUri === form.get('redirect_uri') &&
    grant.codeChallenge === challenge
  );
}

function withTokens(
  tokens: IssuedTokens,
  { clientId, scopes }: Grant,
  refreshToken: string,
): Answer {
  return tokenAnswer({ ...tokens.issue({ clientId, scopes }), scopes, refreshToken });
}

function invalidGrant(): Answer {
  return oauthError('invalid_grant', 'The code or refresh token is wrong, used or expired.');
}
