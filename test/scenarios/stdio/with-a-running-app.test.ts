import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';
import { startGateway } from '../harness/gateway.ts';
import {
  initialize,
  listTables,
  notification,
  type Reply,
  rpc,
  textOf,
} from '../harness/messages.ts';
import { openStage, sharedStage } from '../harness/stage.ts';
import { eventually } from '../harness/waiting.ts';
import { connectOverStdio, expectOnlyMcp, startBridge } from './bridge.ts';

describe('the stdio bridge to a running app', () => {
  const stage = sharedStage();

  it('lists the tables to a client of the SDK', async () => {
    const { world } = stage();
    const client = await connectOverStdio(world, { args: ['--assistant', 'claude-desktop'] });
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('list_tables');
    const answer = await client.callTool({ name: 'list_tables', arguments: {} });
    expect(answer.isError).not.toBe(true);
    expect(JSON.stringify(answer.content)).toContain('orders');
  });

  it('calls as the assistant that it was started for', async () => {
    const { world, gateway } = stage();
    const bridge = startBridge(world, { args: ['--assistant', 'goose'] });
    await bridge.connect();
    await bridge.ask(listTables());
    const call = await gateway.command.until(
      ({ event, assistant, tool }) =>
        event === 'call' && assistant === 'goose' && tool === 'list_tables',
    );
    expect(call).toMatchObject({ method: 'tools/call', status: 200 });
    await bridge.end();
  });

  it('is shut out once the key of its assistant is revoked, until it gets a new one', async () => {
    const { world } = stage();
    await run(world, ['snippet', 'warp']);
    const bridge = startBridge(world, { args: ['--assistant', 'warp'] });
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    await run(world, ['keys', 'revoke', 'warp']);
    const refused = await bridge.ask(listTables());
    expect(JSON.stringify(refused)).toContain('The local key is not valid');
    await run(world, ['snippet', 'warp']);
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    await bridge.end();
  });

  it('takes no second app, token or key for it', async () => {
    const { world, gateway, emulator } = stage();
    const before = await emulator.counters();
    const bridge = startBridge(world);
    await bridge.connect();
    await bridge.ask(listTables());
    await bridge.end();
    const after = await emulator.counters();
    expect(after.tokenCalls).toBe(before.tokenCalls);
    expect(gateway.command.isAlive()).toBe(true);
  });

  it('ends with code 0 when the client closes its side', async () => {
    const bridge = startBridge(stage().world);
    await bridge.connect();
    expect(await bridge.end()).toEqual({ code: 0, signal: null });
    expect(bridge.command.isAlive()).toBe(false);
    expect(bridge.command.stderr()).toBe('');
  });

  it('answers a script that writes everything at once and closes', async () => {
    const call = listTables();
    const lines = [initialize(), notification('notifications/initialized'), call];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const command = stage().world.start(['stdio'], { input });
    expect(await command.exited).toEqual({ code: 0, signal: null });
    expectOnlyMcp(command.stdout());
    expect(command.lines.find(({ id }) => id === call.id)).toHaveProperty('result');
  });

  it('answers a line that is no JSON with -32700, and goes on', async () => {
    const bridge = startBridge(stage().world);
    bridge.send('{"jsonrpc":"2.0","id":1,');
    const refusal = await bridge.command.until(({ error }) => error !== undefined);
    expect(refusal).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32_700 } });
    bridge.send('\r');
    expect((await bridge.connect()).result).toHaveProperty('serverInfo');
    await bridge.end();
  });

  it('carries a batch message by message', async () => {
    const bridge = startBridge(stage().world);
    await bridge.connect();
    const [first, second] = [rpc('ping'), listTables()];
    bridge.send(JSON.stringify([first, second]));
    for (const { id } of [first, second])
      expect(await bridge.command.until((line) => line['id'] === id)).toHaveProperty('result');
    await bridge.end();
  });

  it('gives an error of the protocol to the request that it belongs to', async () => {
    const bridge = startBridge(stage().world);
    await bridge.connect();
    const reply = await bridge.ask(rpc('no/such/method'));
    expect(reply.error?.code).toBe(-32_601);
    await bridge.end();
  });

  it('says what is wrong inside the protocol while the server is away', async () => {
    const { world, emulator } = stage();
    const bridge = startBridge(world);
    await bridge.connect();
    await emulator.arm('mcp-500');
    const reply = await bridge.ask(listTables());
    await emulator.disarm();
    expect(reply.result?.isError).toBe(true);
    expect(textOf(reply)).toContain('DynamoSQL has an error of its own');
    await bridge.end();
  });

  it('may be twenty at once, for one token', async () => {
    const { world, emulator } = stage();
    const bridges = Array.from({ length: 20 }, () => startBridge(world));
    const replies = await Promise.all(
      bridges.map(async (bridge) => {
        await bridge.connect();
        return bridge.ask(listTables(), 60_000);
      }),
    );
    expect(replies.filter(({ result }) => result?.isError !== true)).toHaveLength(20);
    const exits = await Promise.all(bridges.map((bridge) => bridge.end()));
    expect(exits.filter(({ code }) => code === 0)).toHaveLength(20);
    expect((await emulator.counters()).tokenCalls).toBe(1);
  });
});

describe('a call that is under way when the app is killed', () => {
  it('ends with what is known of it, and the next one finds what is there then', async () => {
    const { world, emulator, gateway } = await openStage();
    const bridge = startBridge(world, { args: ['--no-start'] });
    await bridge.connect();
    await emulator.arm('mcp-hang', { tool: 'list_tables' });
    const call = listTables();
    bridge.send(call);
    await eventually(
      () => emulator.counters(),
      ({ tools }) => tools['list_tables'] === 1,
    );
    await gateway.command.kill();
    const lost = (await bridge.command.until(({ id }) => id === call.id)) as Reply;
    expect([lost.result?.isError, textOf(lost)]).toEqual([
      true,
      expect.stringContaining('The connection broke before the answer'),
    ]);
    expect(textOf(await bridge.ask(listTables()))).toContain('DynamoSQL Tray is not running');

    await emulator.disarm();
    await startGateway(world, emulator);
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    expect(await bridge.end()).toMatchObject({ code: 0 });
  });
});
