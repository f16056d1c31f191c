import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emulatorReadyOutput, tokenOutput } from '../../../src/shared/outputs.ts';
import { startEmulator } from '../harness/emulator.ts';
import { serverVariables } from '../harness/gateway.ts';
import { openWorld } from '../harness/world.ts';
import { run } from './run.ts';

it('says where it listens, with what to sign in, and ends when asked to', async () => {
  const { command } = await startEmulator(openWorld());
  const ready = emulatorReadyOutput.parse(command.lines[0]);
  expect(ready).toMatchObject({ pid: command.pid, caFile: null });
  expect(new URL(ready.endpoint).hostname).toBe('127.0.0.1');
  command.signal('SIGTERM');
  expect(await command.exited).toEqual({ code: 0, signal: null });
  expect(command.stdout().trim().split('\n')).toHaveLength(1);
});

it('begins with the faults and the token life that were asked for', async () => {
  const world = openWorld();
  const emulator = await startEmulator(world, ['--fault', 'token-429=7', '--token-ttl', '90']);
  const variables = serverVariables(emulator);
  const refused = await run(world, ['token', '--json'], { variables });
  expect([refused.code, refused.failure().code]).toEqual([4, 'token_rate_limited']);
  await emulator.disarm();
  const token = (await run(world, ['token', '--json'], { variables })).json(tokenOutput);
  expect(token.secondsLeft).toBeGreaterThan(80);
  expect(token.secondsLeft).toBeLessThanOrEqual(90);
});

it('speaks https with an authority of its own, which a client has to be given', async () => {
  const world = openWorld();
  const emulator = await startEmulator(world, ['--https']);
  const variables = serverVariables(emulator);
  expect(readFileSync(emulator.caFile ?? '', 'utf8')).toContain('BEGIN CERTIFICATE');
  const stranger = await run(world, ['token', '--json'], { variables });
  expect([stranger.code, stranger.failure().code]).toEqual([4, 'tls_failed']);
  const trusting = { ...variables, NODE_EXTRA_CA_CERTS: emulator.caFile };
  expect((await run(world, ['token'], { variables: trusting })).code).toBe(0);
});

it('refuses a fault that it does not know, and names it', async () => {
  const done = await run(openWorld(), ['emulator', '--fault', 'no-such-fault', '--json']);
  expect(done.failure()).toMatchObject({
    code: 'usage',
    cause: expect.stringContaining('no-such-fault'),
  });
  expect(done.code).toBe(2);
});

it('refuses a port that another program has', async () => {
  const world = openWorld();
  const first = await startEmulator(world);
  const { port } = new URL(first.endpoint);
  const second = await run(world, ['emulator', '--port', port, '--json']);
  expect(second.failure()).toMatchObject({
    code: 'port_taken',
    cause: expect.stringContaining(port),
  });
  expect(second.code).toBe(5);
});
