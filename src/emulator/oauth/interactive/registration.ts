import { z } from 'zod';
import type { Room } from '../../http/door.ts';
import { jsonAnswer, methodNotAllowed, type Reply } from '../../http/reply.ts';
import { oauthError } from '../oauth-answers.ts';
import type { PublicClients } from './public-clients.ts';
import { isAllowedRedirect } from './redirect-uris.ts';

const metadataSchema = z.looseObject({
  redirect_uris: z.array(z.string()).min(1),
  token_endpoint_auth_method: z.string().default('none'),
});

/** `POST /register`: RFC 7591 for public clients alone (contract 11.1, item 4: assumed). */
export function createRegistration(clients: PublicClients): Room {
  return async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST');
    return register(clients, parsedJson(await request.readBody()));
  };
}

function register(clients: PublicClients, body: unknown): Reply {
  const metadata = metadataSchema.safeParse(body);
  if (!metadata.success) return oauthError('invalid_client_metadata', 'redirect_uris is required.');
  const { redirect_uris, token_endpoint_auth_method } = metadata.data;
  if (token_endpoint_auth_method !== 'none') {
    return oauthError('invalid_client_metadata', 'Only public clients can register.');
  }
  if (!redirect_uris.every(isAllowedRedirect)) {
    return oauthError('invalid_redirect_uri', 'Redirects must be https or loopback.');
  }
  const { id } = clients.register(redirect_uris);
  const issuedAt = Math.floor(Date.now() / 1000);
  return jsonAnswer(201, { ...metadata.data, client_id: id, client_id_issued_at: issuedAt });
}

function parsedJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
