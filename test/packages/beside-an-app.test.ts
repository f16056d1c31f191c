import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenOutput } from '../../src/shared/outputs.ts';
import { run } from '../scenarios/cli/run.ts';
import { startEmulator } from '../scenarios/harness/emulator.ts';
import { serverVariables } from '../scenarios/harness/gateway.ts';
import { listTables, textOf } from '../scenarios/harness/messages.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openWorld, type World } from '../scenarios/harness/world.ts';
import { appsIn, ownerOf, startBridge, variablesOf } from '../scenarios/stdio/bridge.ts';
import { type CountingBus, startCountingBus } from './harness/counting-bus.ts';
import { copyCommand, type InstalledApp, installApp } from './harness/installed-app.ts';
import { withExecutable } from './harness/packed-command.ts';

interface Scene {
  readonly app: InstalledApp;
  readonly world: World;
  readonly bus: CountingBus;
  readonly emulator: Awaited<ReturnType<typeof startEmulator>>;
  /** With a display, and a keychain that would notice to be asked. */
  readonly variables: Readonly<Record<string, string>>;
}

async function openScene(): Promise<Scene> {
  const plain = openWorld();
  const emulator = await startEmulator(plain);
  const app = installApp(plain, emulator);
  const bus = await startCountingBus(plain);
  const variables = { ...bus.variables, DISPLAY: ':97' };
  return { app, world: app.world, bus, emulator, variables };
}

describe('a command that needs the credentials, installed beside the app', () => {
  it('starts the app without its window, and leaves the keychain to it', async () => {
    const { app, world, bus, variables } = await openScene();
    const { code, json, stderr } = await run(world, ['token', '--json'], { variables });
    expect([code, stderr]).toEqual([0, 'DynamoSQL Tray was not running and is being started.\n']);
    expect(json(tokenOutput).accessToken).not.toBe('');
    expect(app.starts()).toEqual([['--hidden']]);
    expect(bus.callers()).toBe(0);

    const again = await run(world, ['tables'], { variables });
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(again.stdout).toContain('orders');
    expect(app.starts()).toHaveLength(1);
  });

  it('starts it detached, with nothing but what a program of the session needs', async () => {
    const { world, variables } = await openScene();
    await run(world, ['token'], { variables: { ...variables, ANTHROPIC_API_KEY: 'k' } });
    const started = variablesOf(ownerOf(world) ?? 0);
    expect(started).toMatchObject({ ...variables, DYNAMOSQL_TRAY_HOME: world.home });
    expect(started).not.toHaveProperty('ANTHROPIC_API_KEY');
  });

  it('starts it also when it was quit on purpose: a person asks', async () => {
    const { app, world, variables } = await openScene();
    world.writeSettings({ quitOnPurpose: true });
    expect((await run(world, ['verify'], { variables })).code).toBe(0);
    expect(app.starts()).toHaveLength(1);
  });

  it.each([['login'], ['logout'], ['sql', 'SELECT 1'], ['describe', 'orders'], ['exec', 'true']])(
    'asks the app for %s too',
    async (...words) => {
      const { app, world, bus, variables } = await openScene();
      await run(world, words, { variables, input: 'id\nsecret\n' });
      expect([app.starts().length, bus.callers()]).toEqual([1, 0]);
    },
  );

  it('works by itself where there is no display, and opens the keychain then', async () => {
    const { app, world, bus, emulator } = await openScene();
    world.writeSettings({ mcpUrl: emulator.endpoint });
    const input = `${emulator.clientId}\n${emulator.clientSecret}\n`;
    const { failure } = await run(world, ['login', '--json'], { variables: bus.variables, input });
    expect(failure().code).toMatch(/^keychain_/);
    expect(bus.callers()).toBeGreaterThan(0);
    expect(app.starts()).toEqual([]);
  });

  it('works by itself with credentials of its own', async () => {
    const { app, world, emulator, variables } = await openScene();
    const own = { ...variables, ...serverVariables(emulator) };
    expect((await run(world, ['token'], { variables: own })).code).toBe(0);
    expect(app.starts()).toEqual([]);
  });

  it.each([
    ['status'],
    ['keys'],
    ['assistants'],
    ['snippet', 'codex'],
    ['connect', 'codex', '--dry-run'],
  ])('starts nothing for %s %s', async (...words) => {
    const { app, world, bus, variables } = await openScene();
    await run(world, words, { variables });
    expect([app.starts(), bus.callers()]).toEqual([[], 0]);
  });

  it('says why, when the app cannot be started', async () => {
    const { app, world, variables } = await openScene();
    writeFileSync(app.program, '#!/bin/sh\nexit 9\n');
    const { code, failure } = await run(world, ['token', '--json'], { variables });
    expect(code).toBe(4);
    expect(failure()).toMatchObject({
      code: 'app_not_running',
      cause: expect.stringContaining('ended at once (9)'),
    });
  });
});

describe('the name alone', () => {
  it('opens the app with its window where there is a display', async () => {
    const { app, world, variables } = await openScene();
    const { code, stdout } = await run(world, [], { variables });
    expect([code, stdout]).toEqual([0, '']);
    const starts = await eventually(
      () => app.starts(),
      (list) => list.length > 0,
    );
    expect(starts).toEqual([[]]);
    await eventually(
      () => ownerOf(world),
      (pid) => pid !== undefined,
    );
  });

  it('prints the help where there is none', async () => {
    const { app, world } = await openScene();
    const { code, stdout } = await run(world, []);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Usage: dynamosql-tray COMMAND')]);
    expect(app.starts()).toEqual([]);
  });
});

describe('the bridge beside the app', () => {
  it('starts the app without its window, once for twenty that begin together', async () => {
    const { app, world, variables } = await openScene();
    const bridges = Array.from({ length: 20 }, () => startBridge(world, { variables }));
    const replies = await Promise.all(
      bridges.map(async (bridge) => {
        await bridge.connect();
        return bridge.ask(listTables(), 60_000);
      }),
    );
    expect(replies.map(textOf).filter((text) => text.includes('orders'))).toHaveLength(20);
    expect(app.starts()).toEqual([['--hidden']]);
    await Promise.all(bridges.map((bridge) => bridge.end()));
  });

  it('starts a headless one where there is no display', async () => {
    const { app, world, emulator } = await openScene();
    world.writeSettings({ mcpUrl: emulator.endpoint });
    const bridge = startBridge(world);
    await bridge.connect();
    await eventually(
      () => appsIn(world),
      (pids) => pids.length === 1,
    );
    expect(app.starts()).toEqual([]);
    await bridge.end();
  });

  it.each([
    ['it was quit on purpose', [], { quitOnPurpose: true }, 'Open DynamoSQL Tray to go on'],
    ['it may not', ['--no-start'], {}, 'DynamoSQL Tray is not running'],
  ])('leaves it alone when %s', async (_why, args, settings, sentence) => {
    const { app, world, variables } = await openScene();
    world.writeSettings(settings);
    const bridge = startBridge(world, { args, variables });
    await bridge.connect();
    expect(textOf(await bridge.ask(listTables()))).toContain(sentence);
    expect(app.starts()).toEqual([]);
    await bridge.end();
  });
});

describe('a copy of the command elsewhere', () => {
  it('finds the app by the file beside it, also through a link on the path', async () => {
    const { app, world, variables } = await openScene();
    const folder = join(world.folder, 'copy');
    mkdirSync(folder);
    copyCommand(folder);
    writeFileSync(join(folder, 'app.json'), JSON.stringify({ app: app.program, version: '0' }));
    const link = join(world.folder, 'dynamosql-tray');
    symlinkSync(join(folder, 'dynamosql-tray'), link);
    const { code } = await run(withExecutable(world, link), ['token'], { variables });
    expect([code, app.starts()]).toEqual([0, [['--hidden']]]);
  });

  it('works by itself when that app is gone', async () => {
    const { app, world, variables, emulator } = await openScene();
    const folder = join(world.folder, 'copy');
    mkdirSync(folder);
    copyCommand(folder);
    writeFileSync(join(folder, 'app.json'), JSON.stringify({ app: `${app.program}-gone` }));
    world.writeSettings({ mcpUrl: emulator.endpoint });
    const alone = withExecutable(world, join(folder, 'dynamosql-tray'));
    expect((await run(alone, ['token', '--json'], { variables })).failure().code).toBe(
      'not_set_up',
    );
    expect(app.starts()).toEqual([]);
  });
});
