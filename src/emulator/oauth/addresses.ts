/** Every address of one stand-in, derived from the port it got. */
export interface Addresses {
  readonly issuer: string;
  /** The MCP endpoint; also the OAuth resource. */
  readonly endpoint: string;
  readonly tokenEndpoint: string;
  readonly authorizationEndpoint: string;
  readonly registrationEndpoint: string;
  readonly resourceMetadata: string;
}

export function addressesAt(scheme: 'http' | 'https', port: number): Addresses {
  const issuer = `${scheme}://127.0.0.1:${port}`;
  return {
    issuer,
    endpoint: `${issuer}/mcp`,
    tokenEndpoint: `${issuer}/token`,
    authorizationEndpoint: `${issuer}/authorize`,
    registrationEndpoint: `${issuer}/register`,
    resourceMetadata: `${issuer}/.well-known/oauth-protected-resource`,
  };
}
