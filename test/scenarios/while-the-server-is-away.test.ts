import { describe, expect, it } from 'vitest';
import { startEmulator } from './harness/emulator.ts';
import { startGateway } from './harness/gateway.ts';
import { send } from './harness/http.ts';
import {
  initialize,
  isGood,
  listTables,
  notification,
  replyIn,
  rpc,
  textOf,
} from './harness/messages.ts';
import { openStage } from './harness/stage.ts';
import { eventually } from './harness/waiting.ts';
import { openWorld } from './harness/world.ts';

describe('while the server is away from the start', () => {
  it('lets clients connect, says in the chat what is wrong, and serves when the server comes', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    await emulator.goDown();
    const gateway = await startGateway(world, emulator);
    const stale = await gateway.untilState('offline');
    expect(stale.status).toBe(503);

    const opened = replyIn(await gateway.post(initialize()));
    expect(opened.result).toMatchObject({
      protocolVersion: '2025-11-25',
      serverInfo: { name: 'dynamosql-tray' },
    });
    const announced = await gateway.post(notification('notifications/initialized'));
    expect([announced.status, announced.text]).toEqual([202, '']);
    expect((await gateway.post(rpc('tools/list'))).text).toContain('list_tables');
    expect(replyIn(await gateway.post(rpc('ping'))).result).toEqual({});

    // A client that is told "modern" by us could not talk to a legacy server afterwards.
    const discovered = await gateway.post(rpc('server/discover'));
    expect([discovered.status, replyIn(discovered).error?.code]).toEqual([404, -32_601]);

    const refused = replyIn(await gateway.post(listTables()));
    expect(refused.result?.isError).toBe(true);
    expect(textOf(refused)).toContain('The server cannot be reached');
    const stream = await send(gateway.endpoint, {
      headers: { ...gateway.headers(), accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(405);

    await emulator.comeUp();
    await eventually(() => gateway.post(listTables()), isGood);
    await gateway.untilState('ready');
  });
});

describe('while a person has paused it', () => {
  it('keeps the port open, says so, and sends nothing up', async () => {
    const { emulator, gateway } = await openStage({ settings: { paused: true }, state: 'paused' });
    const refused = replyIn(await gateway.post(listTables()));
    expect(refused.result?.isError).toBe(true);
    expect(textOf(refused)).toContain('is paused');
    expect((await emulator.counters()).mcpCalls).toBe(0);
    const readyz = await send(`${gateway.origin}/readyz`);
    expect([readyz.status, JSON.parse(readyz.text)]).toMatchObject([503, { code: 'paused' }]);
  });
});
