const NAMES = ['DYNAMOSQL_MCP_URL', 'DYNAMOSQL_CLIENT_ID', 'DYNAMOSQL_CLIENT_SECRET'] as const;

/**
 * True when credentials or a server come from the environment: then a command stays in its own
 * process, since a running app may hold another account. The demo has its own of both.
 */
export function isOverridden(environment: NodeJS.ProcessEnv, isDemo: boolean): boolean {
  return !isDemo && NAMES.some((name) => environment[name]);
}
