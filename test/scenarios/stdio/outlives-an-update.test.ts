import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { markUpdate, updateUnderWay } from '../../../src/main/node/update-mark.ts';
import { type RunningEmulator, startEmulator } from '../harness/emulator.ts';
import { serverVariables, startGateway } from '../harness/gateway.ts';
import { listTables, type Reply, textOf } from '../harness/messages.ts';
import { CLI, type CommandSource, type RunningCommand } from '../harness/running-command.ts';
import { eventually } from '../harness/waiting.ts';
import { openWorld, type World } from '../harness/world.ts';
import { appsIn, type RunningBridge, startBridge } from './bridge.ts';

const NEXT = '9.9.9';

/** The same programs under another version, as an update brings them. */
function nextVersion(world: World): CommandSource {
  const folder = join(world.folder, 'next');
  cpSync(dirname(CLI), folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.cjs')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replaceAll(`"${packageJson.version}"`, `"${NEXT}"`));
  }
  return { command: [process.execPath, join(folder, 'cli.cjs')], account: undefined };
}

async function startNext(world: World, emulator: RunningEmulator): Promise<RunningCommand> {
  const command = world.start(['serve', '--json', '--port', '0'], {
    source: nextVersion(world),
    variables: serverVariables(emulator),
  });
  const ready = await command.until(({ event }) => event === 'ready');
  expect(ready['version']).toBe(NEXT);
  return command;
}

/** The socket that the app of this world listens on. */
function channelOf(world: World): string {
  return String(JSON.parse(readFileSync(join(world.home, 'run', 'owner.json'), 'utf8')).address);
}

const repliesTo = (bridge: RunningBridge, id: unknown): readonly Reply[] =>
  bridge.command.lines.filter((line) => line['id'] === id) as unknown as readonly Reply[];

describe('a bridge that was started before an update', () => {
  it('has its calls answered once each: by the app that goes, or by the one that comes', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    const before = await startGateway(world, emulator);
    const bridge = startBridge(world);
    await bridge.connect();
    await bridge.ask(listTables());
    const asked = async (): Promise<number> =>
      (await emulator.counters()).tools['list_tables'] ?? 0;
    const countBefore = await asked();

    await emulator.arm('mcp-slow', { value: 1_500, times: 1, tool: 'list_tables' });
    const channel = channelOf(world);
    const underWay = listTables();
    bridge.send(underWay);
    await eventually(asked, (count) => count > countBefore);
    markUpdate(world.home, NEXT);
    before.command.signal('SIGTERM');
    await eventually(
      () => existsSync(channel),
      (isThere) => !isThere,
    );
    expect(before.command.isAlive()).toBe(true);
    const whileGoing = listTables();
    bridge.send(whileGoing);
    await before.command.exited;
    expect(textOf((await bridge.command.until(({ id }) => id === underWay.id)) as Reply)).toContain(
      'orders',
    );
    const whileGone = listTables();
    bridge.send(whileGone);
    expect(appsIn(world)).toEqual([]);

    const after = await startNext(world, emulator);
    for (const { id } of [whileGoing, whileGone]) {
      const reply = await bridge.command.until((line) => line['id'] === id);
      expect(textOf(reply as Reply)).toContain('orders');
    }
    expect(appsIn(world)).toEqual([after.pid]);
    expect(updateUnderWay(world.home)).toBeUndefined();
    for (const { id } of [underWay, whileGoing, whileGone])
      expect(repliesTo(bridge, id)).toHaveLength(1);
    expect(await asked()).toBe(countBefore + 3);
    expect(await bridge.end()).toMatchObject({ code: 0 });
  });

  it('waits with a command of its own version for the next one, and starts none itself', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    markUpdate(world.home, NEXT);
    const status = world.start(['status', '--json']);
    const bridge = startBridge(world);
    const call = listTables();
    bridge.send(call);
    const after = await startNext(world, emulator);
    expect(textOf((await bridge.command.until(({ id }) => id === call.id)) as Reply)).toContain(
      'orders',
    );
    expect(await status.until(({ pid }) => pid !== undefined)).toMatchObject({ pid: after.pid });
    expect(appsIn(world)).toEqual([after.pid]);
    await bridge.end();
  });

  it('needs none of its files any more, as an installer replaces them', async () => {
    const world = openWorld();
    const emulator = await startEmulator(world);
    const app = await startGateway(world, emulator);
    const source = nextVersion(world);
    const start: World['start'] = (args, options) => world.start(args, { source, ...options });
    const bridge = startBridge({ ...world, start }, { args: ['--no-start'] });
    await bridge.connect();
    rmSync(dirname(String(source.command[1])), { recursive: true });
    app.command.signal('SIGTERM');
    await app.command.exited;
    expect(textOf(await bridge.ask(listTables()))).toContain('DynamoSQL Tray is not running');
    const after = await startGateway(world, emulator);
    expect(textOf(await bridge.ask(listTables()))).toContain('orders');
    expect(appsIn(world)).toEqual([after.command.pid]);
    expect(await bridge.end()).toMatchObject({ code: 0 });
  });
});
