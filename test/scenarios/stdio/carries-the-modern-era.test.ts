import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startGateway } from '../harness/gateway.ts';
import { type Message, rpc } from '../harness/messages.ts';
import { type Arrived, startOwnUpstream } from '../harness/own-upstream.ts';
import { openStage } from '../harness/stage.ts';
import { closed, eventually } from '../harness/waiting.ts';
import { openWorld, type World } from '../harness/world.ts';
import { connectOverStdio, startBridge } from './bridge.ts';

const META = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'scenario', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
const modern = (method: string, params: object = {}): Message =>
  rpc(method, { ...params, _meta: META });

const TOOLS = [
  {
    name: 'query',
    inputSchema: {
      type: 'object',
      properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, sql: { type: 'string' } },
    },
  },
];

/** A modern server that notes what arrives; calls of `hang` are never answered. */
async function openRecorder(): Promise<{ readonly world: World; readonly calls: Arrived[] }> {
  const world = openWorld();
  const calls: Arrived[] = [];
  function answer(call: Arrived): void {
    calls.push(call);
    const { id, method, params } = JSON.parse(call.body.toString('utf8')) as Message;
    if (params?.['name'] === 'hang' || method === 'subscriptions/listen') {
      call.response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      return;
    }
    const result = { resultType: 'complete', ...(method === 'tools/list' ? { tools: TOOLS } : {}) };
    call.response.setHeader('content-type', 'application/json');
    call.response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  }
  const isMine = (_request: unknown, body: string): boolean => body.includes('"name":"scenario"');
  const upstream = await startOwnUpstream(world, answer, isMine);
  await (await startGateway(world, upstream)).untilState('ready');
  return { world, calls };
}

function mcpHeaders(headers: IncomingHttpHeaders | undefined): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers ?? {}).filter(([name]) => name.startsWith('mcp-')),
  );
}

describe('the modern era over stdio', () => {
  it('gets the headers that HTTP wants, made from the messages', async () => {
    const { world, calls } = await openRecorder();
    const bridge = startBridge(world);
    await bridge.ask(modern('tools/list'));
    const toolArguments = { region: 'Köln', sql: 'SELECT 1' };
    await bridge.ask(modern('tools/call', { name: 'query', arguments: toolArguments }));
    await bridge.ask(modern('resources/read', { uri: 'dynamosql://tables/orders' }));
    const version = { 'mcp-protocol-version': '2026-07-28' };
    expect(calls.map(({ request }) => mcpHeaders(request.headers))).toEqual([
      { ...version, 'mcp-method': 'tools/list' },
      {
        ...version,
        'mcp-method': 'tools/call',
        'mcp-name': 'query',
        'mcp-param-region': '=?base64?S8O2bG4=?=',
      },
      { ...version, 'mcp-method': 'resources/read', 'mcp-name': 'dynamosql://tables/orders' },
    ]);
    await bridge.end();
    expect(calls).toHaveLength(3);
  });

  it('closes the stream of a call that the client cancels, and tells the server nothing else', async () => {
    const { world, calls } = await openRecorder();
    const bridge = startBridge(world);
    const call = modern('tools/call', { name: 'hang', arguments: {} });
    bridge.send(call);
    await eventually(
      () => calls.length,
      (arrived) => arrived === 1,
    );
    bridge.send({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: call.id, _meta: META },
    });
    if (calls[0]) await closed(calls[0].response);
    await bridge.ask(modern('tools/list'));
    await bridge.end();
    expect(calls).toHaveLength(2);
    expect(bridge.command.lines.filter(({ id }) => id === call.id)).toEqual([]);
  });

  it('closes the streams of a client that leaves, at once', async () => {
    const { world, calls } = await openRecorder();
    const bridge = startBridge(world);
    bridge.send(modern('subscriptions/listen'));
    await eventually(
      () => calls.length,
      (arrived) => arrived === 1,
    );
    expect(await bridge.end()).toMatchObject({ code: 0 });
    if (calls[0]) await closed(calls[0].response);
  });

  it('works with a client of the SDK against a server that compares headers and bodies', async () => {
    const { world, emulator } = await openStage();
    await emulator.setSwitch('modern', true);
    const client = await connectOverStdio(world, { modern: true });
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    const answer = await client.callTool({ name: 'list_tables', arguments: {} });
    expect(JSON.stringify(answer.content)).toContain('orders');
  });
});
