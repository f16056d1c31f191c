import type { Counters } from '../counters.ts';
import { callerOf } from '../counters.ts';
import type { Faults } from '../faults.ts';
import type { ArrivedRequest } from '../http/arrived-request.ts';
import type { Room } from '../http/door.ts';
import { type Answer, methodNotAllowed, type Reply } from '../http/reply.ts';
import { interruption } from '../interruption.ts';
import type { ApiClient } from './api-client.ts';
import { type PresentedCredentials, presentedCredentials } from './client-credentials.ts';
import type { IssuedTokens } from './issued-tokens.ts';
import { invalidClient, oauthError, tokenAnswer } from './oauth-answers.ts';
import { parseScope } from './scopes.ts';

/** A grant type: form and credentials in, token or error out. */
export type GrantDesk = (form: URLSearchParams, credentials: PresentedCredentials) => Answer;

interface TokenEndpointOptions {
  readonly endpoint: string;
  readonly faults: Faults;
  readonly counters: Counters;
  /** The desk for this `grant_type`, if it is offered. */
  readonly deskFor: (grantType: string) => GrantDesk | undefined;
}

/** `POST /token` (contract 2). */
export function createTokenEndpoint(options: TokenEndpointOptions): Room {
  return async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST');
    const form = await readForm(request);
    record(options.counters, request, form);
    const trouble = await interruption('token', options.faults, request);
    return trouble ?? answer(options, request, form);
  };
}

async function readForm(request: ArrivedRequest): Promise<URLSearchParams | undefined> {
  const body = await request.readBody();
  const isForm =
    request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ===
    'application/x-www-form-urlencoded';
  return body === undefined || !isForm ? undefined : new URLSearchParams(body);
}

function record(
  counters: Counters,
  request: ArrivedRequest,
  form: URLSearchParams | undefined,
): void {
  counters.add('tokenCalls');
  if (request.headers.authorization !== undefined || form?.has('client_id')) {
    counters.add('credentialsSeen');
  }
  counters.remember(
    callerOf(request, {
      method: form?.get('grant_type') ?? undefined,
      tool: undefined,
      clientInfo: undefined,
    }),
  );
}

function answer(
  options: TokenEndpointOptions,
  request: ArrivedRequest,
  form: URLSearchParams | undefined,
): Reply {
  if (form === undefined) return oauthError('invalid_request', 'The body must be a form.');
  const repeated = [...new Set(form.keys())].find((name) => form.getAll(name).length > 1);
  if (repeated !== undefined) return oauthError('invalid_request', `${repeated} is given twice.`);
  const resource = form.get('resource');
  if (resource !== null && resource !== options.endpoint) {
    return oauthError('invalid_target', 'The resource is not this server.');
  }
  const desk = options.deskFor(form.get('grant_type') ?? '');
  if (desk === undefined) {
    return oauthError('unsupported_grant_type', 'That grant type is not offered.');
  }
  return desk(form, presentedCredentials(request.headers.authorization, form));
}

/** The grant of API clients; asking for a scope the client lacks fails the request (contract 2.3). */
export function clientCredentialsDesk(client: ApiClient, tokens: IssuedTokens): GrantDesk {
  return (form, credentials) => {
    if (credentials.kind === 'malformed') return oauthError('invalid_request', credentials.why);
    if (credentials.kind === 'none' || credentials.kind === 'public') return invalidClient('other');
    if (!client.accepts(credentials.id, credentials.secret)) {
      return invalidClient(credentials.kind === 'basic' ? 'basic' : 'other');
    }
    const asked = parseScope(form.get('scope') ?? client.scopes().join(' '));
    const refused = asked.find((scope) => !client.scopes().includes(scope));
    if (refused !== undefined) {
      return oauthError('invalid_scope', 'A requested scope was not granted to this client.');
    }
    return tokenAnswer({ ...tokens.issue({ clientId: client.id, scopes: asked }), scopes: asked });
  };
}
