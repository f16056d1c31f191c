import type { Room } from '../http/door.ts';
import { jsonAnswer } from '../http/reply.ts';
import type { Parts } from '../parts.ts';
import { createDiscovery } from './discovery.ts';
import { createAuthorization } from './interactive/authorization.ts';
import { createAuthorizationCodes } from './interactive/authorization-codes.ts';
import { authorizationCodeDesk, refreshTokenDesk } from './interactive/grant-desks.ts';
import {
  createPublicClients,
  METADATA_DOCUMENT_PATH,
  metadataDocument,
} from './interactive/public-clients.ts';
import { createRefreshTokens } from './interactive/refresh-tokens.ts';
import { createRegistration } from './interactive/registration.ts';
import { clientCredentialsDesk, createTokenEndpoint, type GrantDesk } from './token-endpoint.ts';

/** A path and its room; with `isOffered` only while that says so. */
interface PlacedRoom {
  readonly path: string;
  readonly room: Room;
  readonly isOffered?: () => boolean;
}

/** Discovery, token endpoint and the browser flow, which the older era does not have (contract 1.4). */
export function createOauthRooms(parts: Parts): readonly PlacedRoom[] {
  const { addresses } = parts;
  const switches = parts.switches.now;
  const isNewer = (): boolean => switches().metadata === 'newer';
  const clients = createPublicClients(addresses.issuer);
  const codes = createAuthorizationCodes(parts.nowMs);
  const discovery = createDiscovery({ ...parts, switches });
  const document: Room = () => jsonAnswer(200, metadataDocument(addresses.issuer));
  const desks = createDesks(parts, codes, isNewer);
  return [
    { path: '/.well-known/oauth-protected-resource', room: discovery.resource },
    {
      path: '/.well-known/oauth-protected-resource/mcp',
      room: discovery.resource,
      isOffered: () => switches().suffixedMetadata,
    },
    { path: '/.well-known/oauth-authorization-server', room: discovery.server },
    {
      path: '/token',
      room: createTokenEndpoint({ ...parts, deskFor: desks, endpoint: addresses.endpoint }),
    },
    {
      path: '/authorize',
      room: createAuthorization({ addresses, clients, codes, switches }),
      isOffered: isNewer,
    },
    { path: '/register', room: createRegistration(clients), isOffered: isNewer },
    { path: METADATA_DOCUMENT_PATH, room: document, isOffered: isNewer },
  ];
}

function createDesks(
  parts: Parts,
  codes: ReturnType<typeof createAuthorizationCodes>,
  isNewer: () => boolean,
): (grantType: string) => GrantDesk | undefined {
  const refreshTokens = createRefreshTokens(parts.nowMs);
  const interactive = { codes, refreshTokens, tokens: parts.tokens };
  const desks = new Map([
    ['client_credentials', clientCredentialsDesk(parts.client, parts.tokens)],
    ['authorization_code', authorizationCodeDesk(interactive)],
    ['refresh_token', refreshTokenDesk(interactive)],
  ]);
  return (grantType) =>
    grantType === 'client_credentials' || isNewer() ? desks.get(grantType) : undefined;
}
