import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { commandRows } from '../../src/main/cli/command-rows.ts';
import { run } from '../scenarios/cli/run.ts';
import { listTables, textOf } from '../scenarios/harness/messages.ts';
import { startBridge } from '../scenarios/stdio/bridge.ts';
import { BUILT, EXECUTABLE, openPackedWorld } from './harness/packed-command.ts';

it('is one executable and the one module that cannot be packed', () => {
  expect(readdirSync(BUILT).sort()).toEqual(['dynamosql-tray', 'keyring.node']);
});

it('knows its version', async () => {
  const { code, stdout } = await run(openPackedWorld(), ['--version']);
  expect([code, stdout]).toEqual([0, `${packageJson.version}\n`]);
});

it.each(commandRows.map(({ name }) => name))('has the help of %s', async (name) => {
  const { code, stdout, stderr } = await run(openPackedWorld(), [name, '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(new RegExp(`^Usage: dynamosql-tray ${name}\\b`));
});

it('prints the help when nothing is asked and no app came with it, also where there is a display', async () => {
  const { code, stdout } = await run(openPackedWorld(), [], { variables: { DISPLAY: ':9' } });
  expect([code, stdout]).toEqual([0, expect.stringContaining('Usage: dynamosql-tray COMMAND')]);
});

it('does not show its inner words, and they do nothing by themselves', async () => {
  const world = openPackedWorld();
  expect((await run(world, ['--help'])).stdout).not.toMatch(/keychain-child|sql-worker/);
  for (const word of ['keychain-child', 'sql-worker'])
    expect(await run(world, [word])).toMatchObject({ code: 0, stdout: '', stderr: '' });
});

it.each(['constructor', 'toString', '__proto__'])('knows no command %s', async (word) => {
  const { code, stderr } = await run(openPackedWorld(), [word]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('dynamosql-tray --help')]);
});

it('serves the demo, and lists its tables', async () => {
  const world = openPackedWorld();
  const app = world.start(['serve', '--demo', '--json', '--port', '0']);
  await app.until(({ event }) => event === 'ready');
  const { code, stdout } = await run(world, ['tables', '--demo', '--json']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('"orders"')]);
  // The engine is a thread, which begins from a packed file of its own.
  const rows = await run(world, ['sql', '--demo', '--json', 'SELECT order_id FROM orders LIMIT 2']);
  expect([rows.code, rows.stdout]).toEqual([0, expect.stringContaining('order_id')]);
  app.signal('SIGTERM');
  expect(await app.exited).toEqual({ code: 0, signal: null });
});

it('answers over stdio, with an app that it starts itself', async () => {
  const bridge = startBridge(openPackedWorld(), { args: ['--demo'] });
  await bridge.connect();
  expect(textOf(await bridge.ask(listTables()))).toContain('orders');
  expect(await bridge.end()).toEqual({ code: 0, signal: null });
});

it('runs the stand-in server', async () => {
  const emulator = openPackedWorld().start(['emulator', '--json', '--https']);
  expect(await emulator.until(({ event }) => event === 'ready')).toMatchObject({
    endpoint: expect.stringMatching(/^https:/),
    caFile: expect.stringMatching(/ca\.pem$/),
  });
  emulator.signal('SIGTERM');
  expect((await emulator.exited).code).toBe(0);
});

it('writes itself into what assistants start', async () => {
  const world = openPackedWorld();
  const { stdout } = await run(world, ['snippet', 'claude-desktop', '--json']);
  expect(stdout).toContain(JSON.stringify(EXECUTABLE).slice(1, -1));
});
