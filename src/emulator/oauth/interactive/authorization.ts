import type { ArrivedRequest } from '../../http/arrived-request.ts';
import type { Room } from '../../http/door.ts';
import { type Answer, emptyAnswer, methodNotAllowed, textAnswer } from '../../http/reply.ts';
import type { Switches } from '../../switches.ts';
import type { Addresses } from '../addresses.ts';
import { mcpScopes, parseScope } from '../scopes.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import type { PublicClients } from './public-clients.ts';
import { matchesRedirect } from './redirect-uris.ts';

interface AuthorizationOptions {
  readonly addresses: Addresses;
  readonly clients: PublicClients;
  readonly codes: AuthorizationCodes;
  readonly switches: () => Switches;
}

/**
 * `GET /authorize` (contract 3). The person and the consent screen are played by a switch: by default
 * they agree at once and the browser is sent straight back.
 */
export function createAuthorization(options: AuthorizationOptions): Room {
  return (request) =>
    request.method === 'GET' ? authorize(options, request) : methodNotAllowed('GET');
}

function authorize(options: AuthorizationOptions, { query }: ArrivedRequest): Answer {
  const client = options.clients.find(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  const anyPort = options.switches().anyRedirectPort;
  // Without a proven redirect address there is nowhere to send an error but the screen.
  if (client === undefined) return textAnswer(400, 'Unknown client.');
  if (!matchesRedirect(client.redirectUris, redirectUri, { anyPort })) {
    return textAnswer(400, 'The redirect address is not registered for this client.');
  }
  return sentBack(options, query, outcome(options, query, { clientId: client.id, redirectUri }));
}

/** The parameters that the browser carries back: a code or an error. */
function outcome(
  { addresses, codes, switches }: AuthorizationOptions,
  query: URLSearchParams,
  asked: { readonly clientId: string; readonly redirectUri: string },
): Readonly<Record<string, string>> {
  const error = errorIn(query, addresses.endpoint);
  if (error !== undefined) return { error };
  const { consent } = switches();
  if (consent === 'denied') return { error: 'access_denied' };
  const scopes = scopesOf(query);
  const granted = consent === 'partial' ? scopes.slice(0, 1) : scopes;
  return {
    code: codes.issue({
      ...asked,
      scopes: granted,
      codeChallenge: query.get('code_challenge') ?? '',
    }),
  };
}

function errorIn(query: URLSearchParams, resource: string): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  const hasChallenge = query.has('code_challenge') && query.get('code_challenge_method') === 'S256';
  if (!hasChallenge) return 'invalid_request';
  if (scopesOf(query).some((scope) => !mcpScopes.some((known) => known === scope))) {
    return 'invalid_scope';
  }
  return query.has('resource') && query.get('resource') !== resource ? 'invalid_target' : undefined;
}

function scopesOf(query: URLSearchParams): readonly string[] {
  return query.has('scope') ? parseScope(query.get('scope') ?? '') : mcpScopes;
}

function sentBack(
  { addresses }: AuthorizationOptions,
  query: URLSearchParams,
  parameters: Readonly<Record<string, string>>,
): Answer {
  const location = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  const all = { ...parameters, ...(state !== null && { state }), iss: addresses.issuer };
  for (const [name, value] of Object.entries(all)) location.searchParams.set(name, value);
  return emptyAnswer(302, { location: location.href, 'cache-control': 'no-store' });
}
