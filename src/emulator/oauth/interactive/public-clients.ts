import { randomUUID } from 'node:crypto';

/** A client that signs a person in and has no secret. */
interface PublicClient {
  readonly id: string;
  readonly redirectUris: readonly string[];
}

export interface PublicClients {
  find(id: string): PublicClient | undefined;
  /** Dynamic registration. */
  register(redirectUris: readonly string[]): PublicClient;
}

/** Path of the one client metadata document that the stand-in serves and accepts; nothing is ever fetched. */
export const METADATA_DOCUMENT_PATH = '/fixtures/client.json';

/** The pre-registered client (contract 11.1, item 6: assumed). */
export const PREREGISTERED_ID = 'stand-in-desktop-client';

const FIXTURE_REDIRECTS = ['http://127.0.0.1/callback', 'http://localhost/callback'] as const;

/** Clients by all three ways of contract 3: pre-registered, metadata document, dynamic registration. */
export function createPublicClients(issuer: string): PublicClients {
  const fixtures = [PREREGISTERED_ID, `${issuer}${METADATA_DOCUMENT_PATH}`];
  const clients = new Map(
    fixtures.map((id): [string, PublicClient] => [id, { id, redirectUris: FIXTURE_REDIRECTS }]),
  );
  return {
    find: (id) => clients.get(id),
    register: (redirectUris) => {
      const client = { id: `dcr_${randomUUID()}`, redirectUris: [...redirectUris] };
      clients.set(client.id, client);
      return client;
    },
  };
}

/** The document behind a client ID that is an address (Client ID Metadata Documents). */
export function metadataDocument(issuer: string): unknown {
  return {
    client_id: `${issuer}${METADATA_DOCUMENT_PATH}`,
    client_name: 'Stand-in fixture client',
    redirect_uris: FIXTURE_REDIRECTS,
    token_endpoint_auth_method: 'none',
  };
}
