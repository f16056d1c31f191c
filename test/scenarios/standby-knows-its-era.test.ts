import { describe, expect, it } from 'vitest';
import { startEmulator } from './harness/emulator.ts';
import { startGateway } from './harness/gateway.ts';
import { send } from './harness/http.ts';
import {
  initialize,
  isGood,
  listTables,
  replyIn,
  rpc,
  textOf,
  toolCall,
} from './harness/messages.ts';
import { openStage } from './harness/stage.ts';
import { eventually } from './harness/waiting.ts';
import { openWorld } from './harness/world.ts';

const MODERN = { 'mcp-protocol-version': '2026-07-28' } as const;
const modern = (method: string, params: Readonly<Record<string, unknown>> = {}) =>
  rpc(method, { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } });

describe('standby', () => {
  it('calls itself modern only when the server was proven to be', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    await emulator.setSwitch('modern', true);
    const gateway = await startGateway(world, emulator);
    await gateway.untilState('ready');
    await emulator.goDown();

    const discovered = replyIn(await gateway.post(modern('server/discover'), { headers: MODERN }));
    expect(discovered.result).toMatchObject({
      resultType: 'complete',
      supportedVersions: ['2026-07-28'],
    });
    const refused = replyIn(
      await gateway.post(modern('tools/call', { name: 'list_tables' }), { headers: MODERN }),
    );
    expect(refused.result).toMatchObject({ resultType: 'complete', isError: true });
    const listed = replyIn(await gateway.post(modern('tools/list'), { headers: MODERN }));
    expect(JSON.stringify(listed.result)).toContain('list_tables');
  });

  it('gives the tools as the server last described them, and says so', async () => {
    const { emulator, gateway } = await openStage();
    const live = replyIn(await gateway.post(rpc('tools/list'))).result?.['tools'];
    await emulator.goDown();
    const remembered = replyIn(await gateway.post(rpc('tools/list'))).result;
    expect(remembered?.['_meta']).toMatchObject({
      'dynamosql-tray/standby': { source: 'last-known' },
    });
    const names = (tools: unknown) => (tools as { name: string }[]).map(({ name }) => name);
    expect(names(remembered?.['tools'])).toEqual(names(live));
  });

  it('answers other methods with our error, as it does each request of a batch', async () => {
    const { emulator, gateway } = await openStage();
    await emulator.goDown();
    const other = replyIn(await gateway.post(rpc('resources/list')));
    expect(other.error?.data?.code).toBe('connect_failed');
    const code = other.error?.code ?? -32_000;
    expect(code < -32_768 || code > -32_000).toBe(true);
    const batch = [rpc('resources/list'), listTables()];
    expect(JSON.parse((await gateway.post(batch)).text)).toMatchObject([
      { id: batch[0]?.id, error: { data: { code: 'connect_failed' } } },
      { id: batch[1]?.id, result: { isError: true } },
    ]);
  });

  it('says what to do while no credentials are stored, and goes on asking nobody', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    const gateway = await startGateway(world, emulator, {
      variables: { DYNAMOSQL_CLIENT_ID: undefined, DYNAMOSQL_CLIENT_SECRET: undefined },
    });
    await gateway.untilState('not-set-up');
    expect(replyIn(await gateway.post(initialize())).result?.['instructions']).toContain('login');
    const refused = replyIn(await gateway.post(toolCall('run_sql', { sql: 'SELECT 1' })));
    expect(refused.result?.isError).toBe(true);
    expect(textOf(refused)).toContain('login');
    const listed = replyIn(await gateway.post(rpc('tools/list'))).result;
    expect(listed?.['_meta']).toMatchObject({
      'dynamosql-tray/standby': { source: 'documented', reason: 'not_set_up' },
    });
    const readyz = await send(`${gateway.origin}/readyz`);
    expect([readyz.status, JSON.parse(readyz.text).code]).toEqual([503, 'not_set_up']);
    const { tokenCalls, mcpCalls, wellKnownCalls } = await emulator.counters();
    expect([tokenCalls, mcpCalls, wellKnownCalls]).toEqual([0, 0, 0]);
  });

  it('is over for a client that stayed connected, as soon as the server is back', async () => {
    const { emulator, gateway } = await openStage();
    const client = await gateway.connect();
    await emulator.goDown();
    const call = () => client.callTool({ name: 'list_tables', arguments: {} });
    expect((await call()).isError).toBe(true);
    await emulator.comeUp();
    await eventually(call, ({ isError }) => isError !== true, 5_000);
    expect(isGood(await gateway.post(listTables()))).toBe(true);
  });
});
