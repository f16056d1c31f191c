import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { freshToken, post } from './conversation.ts';
import { emulatorForFile } from './running-emulator.ts';

const modern = emulatorForFile({ switches: { modern: true } });
const legacy = emulatorForFile();

const PREFIX = 'io.modelcontextprotocol';

/** A request of revision 2026-07-28 with its envelope and headers. */
async function ask(
  emulator: Emulator,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const _meta = {
    [`${PREFIX}/protocolVersion`]: '2026-07-28',
    [`${PREFIX}/clientCapabilities`]: {},
    [`${PREFIX}/clientInfo`]: { name: 'modern-test', version: '1' },
  };
  return post(
    emulator,
    { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } },
    {
      headers: {
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': method,
        ...(typeof params['name'] === 'string' && { 'mcp-name': params['name'] }),
        ...headers,
      },
    },
  );
}

async function connect(emulator: Emulator, mode: 'legacy' | 'auto'): Promise<Client> {
  const token = await freshToken(emulator);
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  const authProvider = { token: async () => token };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(emulator.endpoint), { authProvider }),
  );
  onTestFinished(() => client.close());
  return client;
}

describe('with the switch for 2026-07-28', () => {
  test('the server is discovered, with its versions and its name', async () => {
    const answer = await ask(modern(), 'server/discover');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      result: {
        supportedVersions: ['2026-07-28'],
        capabilities: { tools: {}, resources: {}, prompts: {} },
        resultType: 'complete',
        _meta: { [`${PREFIX}/serverInfo`]: { name: 'dynamosql' } },
      },
    });
  });

  test('lists carry caching hints that keep them private', async () => {
    expect(await (await ask(modern(), 'tools/list')).json()).toMatchObject({
      result: { ttlMs: expect.any(Number), cacheScope: 'private', tools: { length: 3 } },
    });
  });

  test('a tool is called without any handshake, and the caller is known by its envelope', async () => {
    const answer = await ask(modern(), 'tools/call', { name: 'list_tables', arguments: {} });
    expect(await answer.json()).toMatchObject({
      result: { structuredContent: { schema_name: 'east' }, resultType: 'complete' },
    });
    expect(modern().counters().callers.at(-1)?.clientInfo).toMatchObject({ name: 'modern-test' });
  });

  test.each<readonly [what: string, status: number, code: number, send: () => Promise<Response>]>([
    ['an unknown method', 404, -32601, () => ask(modern(), 'tools/undo')],
    [
      'a header that contradicts the body',
      400,
      -32020,
      () => ask(modern(), 'tools/call', { name: 'list_tables' }, { 'mcp-name': 'run_sql' }),
    ],
    [
      'an unknown resource',
      200,
      -32602,
      () => ask(modern(), 'resources/read', { uri: 'x:y' }, { 'mcp-name': 'x:y' }),
    ],
    [
      'bad arguments',
      200,
      -32602,
      () => ask(modern(), 'tools/call', { name: 'run_sql', arguments: {} }),
    ],
  ])('%s is refused: %i, %i', async (_what, status, code, send) => {
    const answer = await send();
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(answer.status).toBe(status);
  });

  test('a token is needed as ever', async () => {
    expect((await post(modern(), {}, { token: 'wrong' })).status).toBe(401);
  });

  test('a subscription stays open until the caller or the server leaves', async () => {
    const answer = await ask(modern(), 'subscriptions/listen', {
      notifications: { toolsListChanged: true },
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('subscriptions/acknowledged');
    await reader?.cancel();
  });

  test('a client of either era is served', async () => {
    const [young, old] = [await connect(modern(), 'auto'), await connect(modern(), 'legacy')];
    expect([young.getNegotiatedProtocolVersion(), old.getNegotiatedProtocolVersion()]).toEqual([
      '2026-07-28',
      '2025-11-25',
    ]);
    for (const client of [young, old]) {
      const { tools } = await client.listTools();
      expect(tools).toHaveLength(3);
    }
  });
});

test('without the switch a client that prefers the new era falls back to the old one', async () => {
  const client = await connect(legacy(), 'auto');
  expect(client.getNegotiatedProtocolVersion()).toBe('2025-11-25');
  const result = await client.callTool({
    name: 'describe_table',
    arguments: { table_name: 'events' },
  });
  expect(result.structuredContent).toMatchObject({ table_name: 'events' });
});
