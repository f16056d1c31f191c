import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { DEFAULT_PORT } from '../../../src/shared/settings.ts';
import { openWorld, type World } from '../harness/world.ts';
import { run } from './run.ts';

/** Another program on a port of 127.0.0.1; gives the port. */
async function occupy(world: World, port = 0): Promise<number> {
  const server = createServer();
  world.onEnd(() => void server.close());
  server.listen({ port, host: '127.0.0.1' });
  // Whoever has the port already takes our part.
  const taken = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  const address = server.address();
  return taken && address !== null && typeof address === 'object' ? address.port : port;
}

async function portOf(world: World, args: readonly string[] = []): Promise<number> {
  const serving = world.start(['serve', '--json', ...args]);
  const ready = await serving.until(({ event }) => event === 'ready');
  serving.signal('SIGTERM');
  await serving.exited;
  return Number(new URL(String(ready['endpoint'])).port);
}

it('never moves by itself from a port that was chosen: exit 5 and a sentence', async () => {
  const world = openWorld();
  const port = await occupy(world);
  const done = await run(world, ['serve', '--json', '--port', String(port)]);
  expect(done.failure()).toMatchObject({
    code: 'port_taken',
    cause: expect.stringContaining(String(port)),
  });
  expect(done.code).toBe(5);
});

it('never moves by itself from the port in its settings', async () => {
  const world = openWorld();
  world.writeSettings({ port: await occupy(world) });
  const done = await run(world, ['serve', '--json']);
  expect([done.code, done.failure().code]).toEqual([5, 'port_taken']);
});

it('counts a port as taken when another program has it on ::1 alone', async () => {
  const world = openWorld();
  const server = createServer();
  world.onEnd(() => void server.close());
  await once(server.listen({ port: 0, host: '::1' }), 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const done = await run(world, ['serve', '--json', '--port', String(port)]);
  expect([done.code, done.failure().code]).toEqual([5, 'port_taken']);
});

it('takes another on the very first start, and keeps it', async () => {
  const world = openWorld();
  await occupy(world, DEFAULT_PORT);
  const first = await portOf(world);
  expect(first).not.toBe(DEFAULT_PORT);
  expect(await portOf(world)).toBe(first);
});

it('stays with the usual port once a key was given out', async () => {
  const world = openWorld();
  await occupy(world, DEFAULT_PORT);
  await run(world, ['snippet', 'codex']);
  const done = await run(world, ['serve', '--json']);
  expect([done.code, done.failure().code]).toEqual([5, 'port_taken']);
});

it('takes the port of the environment for one run, and that of the flag before it', async () => {
  const world = openWorld();
  const taken = await occupy(world);
  const variables = { DYNAMOSQL_TRAY_PORT: String(taken) };
  const byEnvironment = await run(world, ['serve', '--json'], { variables });
  expect([byEnvironment.code, byEnvironment.failure().code]).toEqual([5, 'port_taken']);
  const serving = world.start(['serve', '--json', '--port', '0'], { variables });
  await serving.until(({ event }) => event === 'ready');
});
