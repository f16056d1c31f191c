import { readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { claimHome } from '../../../src/main/node/owner.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { listTables, type Reply, rpc, textOf } from '../harness/messages.ts';
import { eventually } from '../harness/waiting.ts';
import { openWorld, type World } from '../harness/world.ts';
import {
  appsIn,
  connectOverStdio,
  isRunning,
  ownerOf,
  startBridge,
  variablesOf,
} from './bridge.ts';

const DEMO = { args: ['--demo'] } as const;

/** The app that a bridge has started, once it serves. */
async function startedApp(world: World): Promise<number> {
  return (
    (await eventually(
      () => ownerOf(world),
      (pid) => pid !== undefined,
    )) ?? 0
  );
}

describe('the stdio bridge without a running app', () => {
  it('starts one, and lists its tables to a client of the SDK', async () => {
    const world = openWorld();
    const client = await connectOverStdio(world, DEMO);
    const answer = await client.callTool({ name: 'list_tables', arguments: {} });
    expect(JSON.stringify(answer.content)).toContain('orders');
    expect(appsIn(world)).toEqual([await startedApp(world)]);
  });

  it('answers initialize at once while an app is starting, and the client does not notice it come', async () => {
    const world = openWorld();
    // What a bridge sees of an app that has just begun: the home is claimed, and nobody serves it.
    const starting = valueIn(claimHome(world.home));
    const bridge = startBridge(world, DEMO);
    const introduction = await bridge.connect();
    expect(introduction.result).toMatchObject({
      protocolVersion: '2025-11-25',
      instructions: expect.stringContaining('It is just starting.'),
    });
    const call = listTables();
    bridge.send(call);
    starting.release();
    const reply = (await bridge.command.until(({ id }) => id === call.id)) as Reply;
    expect(textOf(reply)).toContain('orders');
    expect((await bridge.ask(rpc('resources/list'))).result).toHaveProperty('resources');
    await bridge.end();
  });

  it('starts one that lives on by itself, with nothing of the assistant', async () => {
    const world = openWorld();
    const secrets = {
      ANTHROPIC_API_KEY: 'k',
      NODE_OPTIONS: '--no-warnings',
      HTTPS_PROXY: 'http://p',
    };
    const bridge = startBridge(world, { ...DEMO, variables: secrets });
    await bridge.connect();
    const pid = await startedApp(world);
    await bridge.end();
    expect(isRunning(pid)).toBe(true);
    const variables = variablesOf(pid);
    expect(variables['DYNAMOSQL_TRAY_HOME']).toBe(world.home);
    for (const name of Object.keys(secrets)) expect(variables).not.toHaveProperty(name);
    expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(world.home);
    for (const fd of [0, 1, 2]) expect(readlinkSync(`/proc/${pid}/fd/${fd}`)).toBe('/dev/null');
    // A session of its own: nothing that ends the assistant's reaches it.
    const session = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]);
    expect(session).toBe(pid);
  });

  it('starts exactly one when twenty begin at once', async () => {
    const world = openWorld();
    const bridges = Array.from({ length: 20 }, () => startBridge(world, DEMO));
    const seen = new Set<number>();
    const watching = setInterval(() => {
      for (const pid of appsIn(world)) seen.add(pid);
    }, 20);
    const replies = await Promise.all(
      bridges.map(async (bridge) => {
        await bridge.connect();
        return bridge.ask(listTables(), 60_000);
      }),
    );
    clearInterval(watching);
    expect(replies.map(textOf).filter((text) => text.includes('orders'))).toHaveLength(20);
    expect([...seen]).toEqual([ownerOf(world)]);
    await Promise.all(bridges.map((bridge) => bridge.end()));
  });

  it('starts another when the first was killed', async () => {
    const world = openWorld();
    const bridge = startBridge(world, DEMO);
    await bridge.connect();
    const pid = await startedApp(world);
    process.kill(pid, 'SIGKILL');
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    expect(await startedApp(world)).not.toBe(pid);
    await bridge.end();
  });

  it('says why, when the app that it starts ends at once', async () => {
    const world = openWorld();
    const rival = createServer().listen(0, '127.0.0.1');
    await eventually(
      () => rival.address(),
      (address) => address !== null,
    );
    world.onEnd(() => void rival.close());
    const address = rival.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const bridge = startBridge(world, { ...DEMO, variables: { DYNAMOSQL_TRAY_PORT: port } });
    await bridge.connect();
    const reply = await bridge.ask(listTables());
    expect(textOf(reply)).toContain('It was started and ended at once (5).');
    expect(await bridge.end()).toMatchObject({ code: 0 });
  });
});

describe('the stdio bridge that may not start the app', () => {
  it('says with --no-start that it does not run, inside the protocol', async () => {
    const world = openWorld();
    const bridge = startBridge(world, { args: ['--no-start'] });
    const introduction = await bridge.connect();
    expect(introduction.result).toMatchObject({
      instructions: expect.stringContaining('DynamoSQL Tray is not running'),
    });
    const reply = await bridge.ask(listTables());
    expect([reply.result?.isError, textOf(reply)]).toEqual([
      true,
      expect.stringContaining('DynamoSQL Tray is not running'),
    ]);
    expect((await bridge.ask(rpc('server/discover'))).error?.code).toBe(-32_601);
    expect(appsIn(world)).toEqual([]);
    await bridge.end();
  });

  it('finds an app that is opened later', async () => {
    const world = openWorld();
    const bridge = startBridge(world, { args: ['--no-start'] });
    await bridge.connect();
    const app = world.start(['serve', '--demo', '--port', '0', '--json']);
    await app.until(({ event }) => event === 'ready');
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    await bridge.end();
  });

  it('leaves an app that was quit on purpose alone', async () => {
    const world = openWorld();
    world.writeSettings({ quitOnPurpose: true });
    const bridge = startBridge(world);
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain('Open DynamoSQL Tray to go on');
    expect(appsIn(world)).toEqual([]);
    await bridge.end();
  });
});
