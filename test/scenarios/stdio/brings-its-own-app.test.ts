import { describe, expect, it } from 'vitest';
import { startEmulator } from '../harness/emulator.ts';
import { serverVariables } from '../harness/gateway.ts';
import { listTables, textOf } from '../harness/messages.ts';
import { openStage } from '../harness/stage.ts';
import { openWorld } from '../harness/world.ts';
import { appsIn, ownerOf, startBridge } from './bridge.ts';

describe('a bridge with credentials in its environment', () => {
  it('serves by itself, with one token, and starts no app', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    const bridge = startBridge(world, { variables: serverVariables(emulator) });
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    expect([appsIn(world), ownerOf(world)]).toEqual([[], undefined]);
    expect(await emulator.counters()).toMatchObject({ tokenCalls: 1, tools: { list_tables: 1 } });
    expect(await bridge.end()).toMatchObject({ code: 0, signal: null });
    expect(bridge.command.isAlive()).toBe(false);
  });

  it('never asks a running app, which may hold another account', async () => {
    const { world, emulator, gateway } = await openStage();
    const other = await startEmulator(world);
    const before = await emulator.counters();
    const bridge = startBridge(world, { variables: serverVariables(other) });
    await bridge.connect();
    await bridge.ask(listTables());
    expect((await other.counters()).tools).toMatchObject({ list_tables: 1 });
    expect((await emulator.counters()).mcpCalls).toBe(before.mcpCalls);
    expect(gateway.command.lines.filter(({ event }) => event === 'call')).toEqual([]);
    await bridge.end();
  });

  it('does so for another server alone too, and says that nothing is stored for it', async () => {
    const { world, emulator } = await openStage();
    const other = await startEmulator(world);
    const bridge = startBridge(world, { variables: { DYNAMOSQL_MCP_URL: other.endpoint } });
    const before = await emulator.counters();
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain('DynamoSQL Tray is not set up');
    expect((await emulator.counters()).mcpCalls).toBe(before.mcpCalls);
    expect((await other.counters()).credentialsSeen).toBe(0);
    await bridge.end();
  });

  it('names the half that is missing', async () => {
    const bridge = startBridge(openWorld(), { variables: { DYNAMOSQL_CLIENT_ID: 'id' } });
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain('DYNAMOSQL_CLIENT_SECRET is missing');
    await bridge.end();
  });

  it('ends a call that hangs, when the client leaves', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    const bridge = startBridge(world, { variables: serverVariables(emulator) });
    await bridge.connect();
    await emulator.arm('mcp-hang', { tool: 'list_tables' });
    bridge.send(listTables());
    expect(await bridge.end()).toMatchObject({ code: 0 });
  });
});
