import { describe, expect, test } from 'vitest';
import { callTool, freshToken, post, request, requestToken, rpc } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

function initialize(protocolVersion: string): unknown {
  const clientInfo = { name: 'test', version: '1' };
  return request('initialize', { protocolVersion, capabilities: {}, clientInfo });
}

describe('authorization', () => {
  test.each(['POST', 'GET', 'DELETE'])(
    '%s without a token is 401 and names the metadata',
    async (method) => {
      const answer = await fetch(emulator().endpoint, { method });
      expect(answer.status).toBe(401);
      const metadata = `${emulator().issuer}/.well-known/oauth-protected-resource`;
      expect(answer.headers.get('www-authenticate')).toBe(`Bearer resource_metadata="${metadata}"`);
    },
  );

  test('a wrong token is 401 and called invalid', async () => {
    const answer = await post(emulator(), request('tools/list'), { token: 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^Bearer error="invalid_token", resource_/,
    );
  });

  test('a token in the address is no token', async () => {
    const token = await freshToken(emulator());
    const answer = await fetch(`${emulator().endpoint}?access_token=${token}`, { method: 'POST' });
    expect(answer.status).toBe(401);
  });

  test('the challenge can be left out by a switch', async () => {
    const silent = await emulatorForTest({ switches: { challenge: false } });
    const answer = await post(silent, request('tools/list'), { token: 'wrong' });
    expect(answer.status).toBe(401);
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });

  test('a token of a REST login is refused like any other foreign one', async () => {
    const rest = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`;
    expect((await post(emulator(), request('tools/list'), { token: rest })).status).toBe(401);
  });
});

describe('transport', () => {
  test.each(['GET', 'DELETE'])('%s with a token is 405 and names POST', async (method) => {
    const authorization = `Bearer ${await freshToken(emulator())}`;
    const answer = await fetch(emulator().endpoint, { method, headers: { authorization } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test('an answer is one JSON object, numbered, without a session and without a Keep-Alive hint', async () => {
    const answer = await post(emulator(), request('tools/list'));
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.has('mcp-session-id')).toBe(false);
    expect(answer.headers.has('keep-alive')).toBe(false);
    expect(answer.headers.get('connection')).toBe('keep-alive');
  });

  test('switches turn the number off and the hint on', async () => {
    const switches = { requestIds: false, keepAliveHint: true, keepAliveSeconds: 5 };
    const answer = await post(await emulatorForTest({ switches }), request('tools/list'));
    expect(answer.headers.has('x-request-id')).toBe(false);
    expect(answer.headers.get('keep-alive')).toBe('timeout=5');
  });

  test('a switch answers as an event stream', async () => {
    const streaming = await emulatorForTest({ switches: { answers: 'sse' } });
    const answer = await post(streaming, request('ping'));
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await answer.text()).toMatch(/^event: message\ndata: \{.*"id":1.*\}\n\n$/s);
  });

  test('a notification is 202 without a body', async () => {
    const message = { jsonrpc: '2.0', method: 'notifications/initialized' };
    const answer = await post(emulator(), message);
    expect(answer.status).toBe(202);
    expect(await answer.text()).toBe('');
  });

  test('an array of messages is answered by an array, as 2025-03-26 has it', async () => {
    const answer = await post(emulator(), [
      request('ping', undefined, 1),
      request('ping', undefined, 2),
    ]);
    expect(await answer.json()).toHaveLength(2);
  });

  test.each([
    ['no JSON', '{', 400],
    ['no JSON-RPC', { hello: 1 }, 400],
    ['over 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1), 413],
  ])('a body that is %s is refused', async (_what, body, status) => {
    expect((await post(emulator(), body)).status).toBe(status);
  });

  test.each([
    [{ 'content-type': 'text/plain' }, 415],
    [{ accept: 'text/html' }, 406],
    [{ 'mcp-protocol-version': '1999-01-01' }, 400],
  ])('headers %o are refused with %i', async (headers, status) => {
    expect((await post(emulator(), request('ping'), { headers })).status).toBe(status);
  });
});

describe('revisions', () => {
  test.each(['2025-03-26', '2025-06-18', '2025-11-25'])('%s is negotiated', async (version) => {
    const answer = await post(emulator(), initialize(version));
    expect(await answer.json()).toMatchObject({ result: { protocolVersion: version } });
  });

  test('an unknown revision is answered with the latest legacy one', async () => {
    const answer = await post(emulator(), initialize('2026-07-28'));
    expect(await answer.json()).toMatchObject({ result: { protocolVersion: '2025-11-25' } });
  });

  test('a modern request is refused as a legacy server does', async () => {
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'server/discover' };
    const answer = await post(emulator(), request('server/discover'), { headers });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: -32000 } });
  });

  test('tools can be called without initialize and without a version header', async () => {
    expect(await callTool(emulator(), 'list_tables')).toMatchObject({ schema_name: 'east' });
  });
});

test('the server introduces itself and what it offers', async () => {
  const answer = await post(emulator(), initialize('2025-11-25'));
  expect(await answer.json()).toMatchObject({
    result: {
      serverInfo: { name: 'dynamosql', title: 'DynamoSQL' },
      capabilities: { tools: {}, resources: {}, prompts: {} },
    },
  });
});

test('a demo says so in its title and instructions', async () => {
  const demo = await emulatorForTest({ demo: true });
  const answer = await post(demo, initialize('2025-11-25'));
  expect(await answer.json()).toMatchObject({
    result: {
      serverInfo: { title: 'DynamoSQL (demo data)' },
      instructions: expect.stringContaining('demo data'),
    },
  });
});

test.each<readonly [scope: string, tools: readonly string[]]>([
  ['query schemas:read', ['list_tables', 'describe_table', 'run_sql']],
  ['schemas:read', ['list_tables', 'describe_table']],
  ['query', ['run_sql']],
])('a token with "%s" is shown %o', async (scope, tools) => {
  const token = await freshToken(emulator(), { scope });
  const answer = await post(emulator(), request('tools/list'), { token });
  const { result } = (await answer.json()) as { result: { tools: { name: string }[] } };
  expect(result.tools.map(({ name }) => name)).toEqual(tools);
});

test('a token without scopes is shown an empty list', async () => {
  const token = await freshToken(emulator(), { scope: '' });
  const answer = await post(emulator(), request('tools/list'), { token });
  expect(await answer.json()).toMatchObject({ result: { tools: [] } });
});

const callRunSql = request('tools/call', { name: 'run_sql', arguments: { sql: 'SELECT 1' } });

test('a tool whose scope is missing is unknown', async () => {
  const token = await freshToken(emulator(), { scope: 'schemas:read' });
  const answer = await post(emulator(), callRunSql, { token });
  expect(await answer.json()).toMatchObject({ error: { code: -32602 } });
});

test('a switch answers the missing scope with 403 and its name', async () => {
  const strict = await emulatorForTest({ switches: { missingScope: 'forbidden' } });
  const token = await freshToken(strict, { scope: 'schemas:read' });
  const answer = await post(strict, callRunSql, { token });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('www-authenticate')).toContain(
    'error="insufficient_scope", scope="query"',
  );
});

test('every tool is advertised as read-only, with a schema that its arguments fit', async () => {
  const { result } = await rpc(emulator(), 'tools/list');
  expect(result).toMatchObject({
    tools: [
      {
        name: 'list_tables',
        annotations: { readOnlyHint: true },
        inputSchema: {
          type: 'object',
          properties: { refresh: { enum: ['if_stale', 'force', 'skip'], default: 'if_stale' } },
        },
      },
      {
        name: 'describe_table',
        annotations: { readOnlyHint: true },
        inputSchema: { required: ['table_name'] },
      },
      {
        name: 'run_sql',
        annotations: { readOnlyHint: true },
        inputSchema: {
          required: ['sql'],
          properties: { max_rows: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } },
        },
      },
    ],
  });
});

test.each([
  ['run_sql', {}],
  ['run_sql', { sql: 1 }],
  ['run_sql', { sql: 'SELECT 1', max_rows: 0 }],
  ['run_sql', { sql: 'SELECT 1', limit: 5 }],
  ['describe_table', {}],
  ['list_tables', { refresh: 'now' }],
  ['drop_table', {}],
])('%s with %o is a JSON-RPC error', async (name, args) => {
  const { error } = await rpc(emulator(), 'tools/call', { name, arguments: args });
  expect(error?.code).toBe(-32602);
});

test('a token request and an MCP call of one caller are counted, its header only as a hash', async () => {
  const one = await emulatorForTest();
  const { access_token } = (await (await requestToken(one)).json()) as { access_token: string };
  await post(one, request('tools/call', { name: 'list_tables' }), {
    token: access_token,
    headers: { 'user-agent': 'tester/1' },
  });
  const counters = one.counters();
  expect(counters).toMatchObject({
    tokenCalls: 1,
    mcpCalls: 1,
    credentialsSeen: 1,
    methods: { 'tools/call': 1 },
    tools: { list_tables: 1 },
  });
  expect(counters.callers.at(-1)).toMatchObject({
    path: '/mcp',
    userAgent: 'tester/1',
    method: 'tools/call',
    tool: 'list_tables',
    authorizationSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(counters)).not.toContain(access_token);
});
