import { randomBytes } from 'node:crypto';
import { sameSecret } from './client-credentials.ts';
import { mcpScopes } from './scopes.ts';

/** The one API client that the stand-in's portal has made (contract 7: scopes are fixed on the client). */
export interface ApiClient {
  readonly id: string;
  readonly secret: string;
  scopes(): readonly string[];
  setScopes(scopes: readonly string[]): void;
  accepts(id: string, secret: string): boolean;
}

/** A client with both scopes; ID and secret are random unless given. */
export function createApiClient(given: {
  readonly id?: string | undefined;
  readonly secret?: string | undefined;
}): ApiClient {
  const id = given.id ?? `client_${randomBytes(10).toString('hex')}`;
  const secret = given.secret ?? randomBytes(32).toString('base64url');
  let scopes: readonly string[] = mcpScopes;
  return {
    id,
    secret,
    scopes: () => scopes,
    setScopes: (granted) => {
      scopes = [...granted];
    },
    // No short circuit: a wrong ID must take as long as a wrong secret.
    accepts: (otherId, otherSecret) =>
      Number(sameSecret(id, otherId)) + Number(sameSecret(secret, otherSecret)) === 2,
  };
}
