import type { HttpRequest } from '../../src/main/core/ports.ts';
import { createFakeNetwork, type FakeNetwork, replyWith, type Scripted } from './network.ts';

export const ISSUER = 'https://mcp.example.com';
export const MCP_URL = `${ISSUER}/mcp`;
export const TOKEN_URL = `${ISSUER}/token`;
export const BINDING = { issuer: ISSUER, mcpUrl: MCP_URL, tokenOrigin: ISSUER } as const;

export const RESOURCE_URL = `${ISSUER}/.well-known/oauth-protected-resource`;
export const SERVER_URL = `${ISSUER}/.well-known/oauth-authorization-server`;

/** The documents of the contract (1.2, 1.3), for the fake's host. */
export const resourceDocument = {
  resource: MCP_URL,
  authorization_servers: [ISSUER],
  bearer_methods_supported: ['header'],
  scopes_supported: ['query', 'schemas:read'],
};
export const serverDocument = {
  issuer: ISSUER,
  token_endpoint: TOKEN_URL,
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  scopes_supported: ['query', 'schemas:read'],
};

export type TokenScript = (request: HttpRequest, nth: number) => Scripted | Promise<Scripted>;

export interface FakeAuthorizationServer {
  readonly network: FakeNetwork;
  /** The scopes of every token request, in order. */
  askedScopes(): readonly string[];
  /** Changes what one of its addresses answers from now on. */
  answerAt(url: string, answer: Scripted | (() => Promise<Scripted>)): void;
}

/** A network at whose other end stands one well-behaved server, until the test says otherwise. */
export function createFakeAuthorizationServer(tokenScript: TokenScript): FakeAuthorizationServer {
  const documents = new Map<string, Scripted | (() => Promise<Scripted>)>([
    [`${RESOURCE_URL}/mcp`, replyWith(404, '')],
    [RESOURCE_URL, replyWith(200, resourceDocument)],
    [SERVER_URL, replyWith(200, serverDocument)],
  ]);
  const network = createFakeNetwork((request, nth) => {
    const document = documents.get(request.url);
    if (document) return typeof document === 'function' ? document() : document;
    return request.url === TOKEN_URL ? tokenScript(request, nth) : replyWith(404, '');
  });
  return {
    network,
    askedScopes: () =>
      network.to('/token').map(({ body }) => new URLSearchParams(body).get('scope') ?? ''),
    answerAt: (url, answer) => void documents.set(url, answer),
  };
}

/** A good answer of the token endpoint. */
export function tokenReply(accessToken: string, more: Readonly<Record<string, unknown>> = {}) {
  return replyWith(200, {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'query schemas:read',
    ...more,
  });
}

export function tokenError(status: number, error: string) {
  return replyWith(status, { error, error_description: `no: ${error}` });
}
