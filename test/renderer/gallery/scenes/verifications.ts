import type { Check, Verification } from '../../../../src/shared/verification.ts';

const passed = (id: Check['id'], ms: number, cause: string): Check => ({
  id,
  outcome: 'passed',
  ms,
  cause,
  fix: '',
  code: null,
  warning: null,
});
export const goodChecks: readonly Check[] = [
  passed('network', 84, '203.0.113.7, directly, certificate by DigiCert'),
  passed('discovery', 61, 'Tokens come from https://auth.dynamosql.com/oauth2/token'),
  passed('credentials', 203, 'A token for 600 seconds'),
  passed('scopes', 1, 'query and schemas:read granted'),
  passed('session', 96, 'DynamoSQL, protocol 2025-11-25'),
  passed('tools', 71, 'list_tables, describe_table, run_sql'),
  passed('list_tables', 1_212, '24 tables'),
  passed('gateway', 140, '24 tables'),
];
export const bad = (id: Check['id'], code: Check['code'], cause: string): Check => ({
  id,
  outcome: 'failed',
  ms: 118,
  cause,
  fix: 'Check the network connection and the server address.',
  code,
  warning: null,
});
export const skipped = (id: Check['id'], needs: string): Check => ({
  ...passed(id, 0, `Needs ${needs}`),
  outcome: 'skipped',
});

export const networkDown: Verification = {
  fault: 'network',
  checks: [
    bad('network', 'name_not_found', 'mcp.dynamosql.com has no address in the name system.'),
    ...goodChecks.slice(1).map(({ id }) => skipped(id, 'network')),
  ],
};
