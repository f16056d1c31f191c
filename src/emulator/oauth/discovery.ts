import type { Faults } from '../faults.ts';
import type { Room } from '../http/door.ts';
import { jsonAnswer, methodNotAllowed } from '../http/reply.ts';
import { interruption } from '../interruption.ts';
import type { Switches } from '../switches.ts';
import type { Addresses } from './addresses.ts';
import { mcpScopes } from './scopes.ts';

const FOREIGN = 'https://foreign.example';

interface DiscoveryOptions {
  readonly addresses: Addresses;
  readonly faults: Faults;
  readonly switches: () => Switches;
}

/** Both well-known documents (contract 1.2 and 1.3). */
export function createDiscovery(options: DiscoveryOptions): { resource: Room; server: Room } {
  const room =
    (document: () => unknown): Room =>
    async (request) => {
      if (request.method !== 'GET') return methodNotAllowed('GET');
      return (
        (await interruption('discovery', options.faults, request)) ?? jsonAnswer(200, document())
      );
    };
  return {
    resource: room(() => resourceMetadata(options)),
    server: room(() => serverMetadata(options)),
  };
}

function resourceMetadata({ addresses, faults }: DiscoveryOptions): unknown {
  const foreign = faults.strike('metadata-foreign-resource');
  return {
    resource: foreign === undefined ? addresses.endpoint : (foreign.value ?? `${FOREIGN}/mcp`),
    authorization_servers: [addresses.issuer],
    bearer_methods_supported: ['header'],
    scopes_supported: mcpScopes,
  };
}

function serverMetadata({ addresses, faults, switches }: DiscoveryOptions): unknown {
  const issuer = faults.strike('metadata-foreign-issuer');
  const endpoint = faults.strike('metadata-foreign-token-endpoint');
  const document =
    switches().metadata === 'older' ? olderDocument(addresses) : newerDocument(addresses);
  return {
    ...document,
    ...(issuer && { issuer: issuer.value ?? FOREIGN }),
    ...(endpoint && { token_endpoint: endpoint.value ?? `${FOREIGN}/token` }),
  };
}

function olderDocument(addresses: Addresses): Readonly<Record<string, unknown>> {
  return {
    issuer: addresses.issuer,
    token_endpoint: addresses.tokenEndpoint,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: mcpScopes,
  };
}

/** Mostly assumed: the real document is visible only up to `authorization_endpoint` (contract 11.1, item 1). */
function newerDocument(addresses: Addresses): Readonly<Record<string, unknown>> {
  return {
    issuer: addresses.issuer,
    authorization_endpoint: addresses.authorizationEndpoint,
    token_endpoint: addresses.tokenEndpoint,
    registration_endpoint: addresses.registrationEndpoint,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes_supported: mcpScopes,
    client_id_metadata_document_supported: true,
  };
}
