/** The scopes that exist for MCP (contract 7). */
export const mcpScopes = ['query', 'schemas:read'] as const;
export type McpScope = (typeof mcpScopes)[number];

/** Splits the space-separated form of RFC 6749 3.3. */
export function parseScope(text: string): readonly string[] {
  return text.split(' ').filter((scope) => scope !== '');
}
