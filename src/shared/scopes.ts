/** The scopes that the app asks for (DynamoSQL contract 7), each with the tools that hang by it. */
export const scopeTools = {
  query: ['run_sql'],
  'schemas:read': ['list_tables', 'describe_table'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Scope = keyof typeof scopeTools;

export const wantedScopes = Object.keys(scopeTools) as readonly Scope[];

export function missingScopes(granted: readonly string[]): readonly Scope[] {
  return wantedScopes.filter((scope) => !granted.includes(scope));
}

/** Tools that the granted scopes allow, of the three that are documented. */
export function toolsOf(granted: readonly string[]): readonly string[] {
  return wantedScopes
    .filter((scope) => granted.includes(scope))
    .flatMap((scope) => [...scopeTools[scope]]);
}
