import type { SwitchName } from './switches.ts';

/**
 * One thing that the stand-in does because it had to do something: no public page says what the real
 * server does there. When the real server answers a question, correct the row and the file it names.
 */
interface Assumption {
  /** Number of the question in section 11 of the contract, or of the section that leaves it open ("8.3"). */
  readonly item: string;
  readonly assumed: string;
  /** The switches that choose an alternative, where there is one. */
  readonly switches?: readonly SwitchName[];
  /** Where it is done, below src/emulator. */
  readonly file: string;
}

export const assumptions: readonly Assumption[] = [
  {
    item: '1',
    assumed:
      'The newer authorization-server metadata goes on as in createDiscovery; with `older` there is no browser flow.',
    switches: ['metadata'],
    file: 'oauth/discovery.ts',
  },
  {
    item: '2',
    assumed: 'Protected-resource metadata lies at the root address alone.',
    switches: ['suffixedMetadata'],
    file: 'oauth/oauth-rooms.ts',
  },
  {
    item: '3',
    assumed: 'Redirect addresses are compared exactly, port included.',
    switches: ['anyRedirectPort'],
    file: 'oauth/interactive/redirect-uris.ts',
  },
  {
    item: '4',
    assumed:
      'Registration answers 201, echoes the metadata, gives no secret and refuses confidential clients.',
    file: 'oauth/interactive/registration.ts',
  },
  {
    item: '5',
    assumed:
      'Client metadata documents are accepted at one address of the stand-in itself; nothing is fetched.',
    file: 'oauth/interactive/public-clients.ts',
  },
  {
    item: '6',
    assumed: 'One client ID is pre-registered.',
    file: 'oauth/interactive/public-clients.ts',
  },
  {
    item: '7',
    assumed: '`resource` may be absent; a wrong one is refused with invalid_target.',
    file: 'oauth/token-endpoint.ts',
  },
  {
    item: '8',
    assumed: 'A token request without `scope` gets all scopes of the client.',
    file: 'oauth/token-endpoint.ts',
  },
  {
    item: '9',
    assumed: 'Tokens of the browser flow live as long as those of API clients.',
    file: 'oauth/interactive/grant-desks.ts',
  },
  {
    item: '10',
    assumed: 'Refresh tokens live 30 days; using an old one revokes its family.',
    file: 'oauth/interactive/refresh-tokens.ts',
  },
  {
    item: '11',
    assumed: 'A refresh always gives a new refresh token.',
    file: 'oauth/interactive/refresh-tokens.ts',
  },
  {
    item: '12',
    assumed: 'Token errors are 400; invalid_client over Basic is 401 with WWW-Authenticate: Basic.',
    file: 'oauth/oauth-answers.ts',
  },
  {
    item: '13',
    assumed: 'A person who declines is sent back with access_denied.',
    switches: ['consent'],
    file: 'oauth/interactive/authorization.ts',
  },
  {
    item: '14',
    assumed: 'Consent grants all scopes that were asked for.',
    switches: ['consent'],
    file: 'oauth/interactive/authorization.ts',
  },
  {
    item: '15',
    assumed: 'No revocation endpoint is advertised.',
    file: 'oauth/discovery.ts',
  },
  {
    item: '16',
    assumed: 'client_credentials gets no refresh token.',
    file: 'oauth/token-endpoint.ts',
  },
  {
    item: '17',
    assumed: 'Answers are JSON, not event streams.',
    switches: ['answers'],
    file: 'mcp/endpoint.ts',
  },
  {
    item: '18',
    assumed:
      '2025-03-26, 2025-06-18 and 2025-11-25 are negotiated; a modern request gets 400 and -32000.',
    switches: ['modern'],
    file: 'mcp/protocol-legs.ts',
  },
  {
    item: '19',
    assumed: '`initialize` is not enforced and no session ID is issued.',
    file: 'mcp/protocol-legs.ts',
  },
  {
    item: '20',
    assumed: 'GET and DELETE are answered 405 with Allow: POST.',
    file: 'mcp/endpoint.ts',
  },
  {
    item: '21',
    assumed: '401 and 403 carry a Bearer challenge with resource_metadata.',
    switches: ['challenge'],
    file: 'mcp/challenge.ts',
  },
  {
    item: '22',
    assumed: 'A tool whose scope is missing is unknown (-32602).',
    switches: ['missingScope'],
    file: 'mcp/endpoint.ts',
  },
  {
    item: '23',
    assumed: 'run_sql takes sql, max_rows (1 to 1000, default 100) and schema_name.',
    file: 'mcp/tools/run-sql.ts',
  },
  {
    item: '24',
    assumed: 'A row limit over 1000 is taken as 1000.',
    switches: ['overCap'],
    file: 'mcp/tools/run-sql.ts',
  },
  {
    item: '25',
    assumed: 'run_sql answers columns (strings), rows (arrays), row_count and truncated.',
    switches: ['rowsShape'],
    file: 'mcp/tools/run-sql.ts',
  },
  {
    item: '26',
    assumed: 'There is no way past the cap of 1000 rows.',
    file: 'mcp/tools/run-sql.ts',
  },
  {
    item: '27',
    assumed: 'Results are structured and, as JSON, in a text block.',
    switches: ['toolContent'],
    file: 'mcp/offer-tools.ts',
  },
  {
    item: '28',
    assumed:
      'SQL errors and unknown tables are tool results with isError; bad arguments are -32602.',
    switches: ['toolFailures'],
    file: 'mcp/offer-tools.ts',
  },
  {
    item: '29',
    assumed:
      'Comments before the first keyword and one trailing semicolon are accepted, a second statement is not.',
    file: 'sql/statement-checks.ts',
  },
  {
    item: '30',
    assumed: 'Column, index and key types have these names; the cut-off field is attribute_types.',
    file: 'sample-data/table-definition.ts',
  },
  {
    item: '31',
    assumed: 'Metadata is stale after 900 seconds; refreshed_at is always a string.',
    file: 'mcp/tools/metadata-cache.ts',
  },
  {
    item: '32',
    assumed: 'A forced refresh only takes longer.',
    file: 'mcp/tools/metadata-cache.ts',
  },
  {
    item: '33',
    assumed: "Bare table names are looked up in the default schema, or in run_sql's schema_name.",
    file: 'sql/resolve-tables.ts',
  },
  {
    item: '34',
    assumed: 'SQL uses the name, never the physical table name, where they differ.',
    file: 'sample-data/special-tables.ts',
  },
  {
    item: '35',
    assumed:
      'Numbers are JSON numbers, binary is base64, sets are arrays, maps are objects, absent is null.',
    file: 'sql/stored-cells.ts',
  },
  {
    item: '36',
    assumed: 'There are two schemas; east is the default.',
    file: 'sample-data/catalogue.ts',
  },
  {
    item: '37',
    assumed: 'Resource addresses and prompt names are invented.',
    file: 'mcp/resources.ts',
  },
  {
    item: '38',
    assumed: 'Resources and prompts need a valid token and no scope.',
    file: 'mcp/mcp-server.ts',
  },
  {
    item: '39',
    assumed: 'There is no rate limit; the fault mcp-429 plays one.',
    file: 'fault-table.ts',
  },
  {
    item: '40',
    assumed:
      'A statement may run 10 seconds; the faults mcp-slow and mcp-hang play a slower server.',
    file: 'sql/sql-engine.ts',
  },
  {
    item: '41',
    assumed:
      'The clock is right and tokens live 600 seconds; the fault clock-skew and the token lifetime change that.',
    file: 'http/stamps.ts',
  },
  {
    item: '42',
    assumed: 'Every answer carries x-request-id.',
    switches: ['requestIds'],
    file: 'http/stamps.ts',
  },
  {
    item: '4.1',
    assumed: 'A result is refused when its texts come to more than 6,000,000 characters.',
    file: 'sql/sqlite-session.ts',
  },
  {
    item: '8.2',
    assumed: 'The functions are the part of ANSI SQL that SQLite shares.',
    file: 'sql/vocabulary.ts',
  },
  {
    item: '8.3',
    assumed: 'A table name without quotes is folded to lower case, so mixed case needs quotes.',
    switches: ['unquotedNames'],
    file: 'sql/resolve-tables.ts',
  },
  {
    item: '8.3',
    assumed: 'LIKE tells upper from lower case.',
    file: 'sql/sqlite-session.ts',
  },
  {
    item: '4.1',
    assumed: 'Idle connections stay open for 65 seconds and no Keep-Alive hint is sent.',
    switches: ['keepAliveSeconds', 'keepAliveHint'],
    file: 'http/stamps.ts',
  },
];
