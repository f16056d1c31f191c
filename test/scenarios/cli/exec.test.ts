import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serverVariables } from '../harness/gateway.ts';
import { within } from '../harness/waiting.ts';
import { sharedDesk } from './desk.ts';

const desk = sharedDesk();
const node = process.execPath;

/** A program that prints one of its variables, or nothing when it has none. */
const printing = (name: string): readonly string[] => [
  node,
  '-e',
  `process.stdout.write(process.env.${name} ?? '')`,
];

describe('the environment of the program', () => {
  it('holds a token and the address, and nothing to get tokens with', async () => {
    const { emulator, type } = desk();
    const token = await type('exec', '--', ...printing('DYNAMOSQL_MCP_TOKEN'));
    expect(token.stdout.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const address = await type('exec', '--', ...printing('DYNAMOSQL_MCP_URL'));
    expect(address.stdout.trim()).toBe(emulator.endpoint);
    for (const name of ['DYNAMOSQL_CLIENT_ID', 'DYNAMOSQL_CLIENT_SECRET']) {
      expect((await type('exec', '--', ...printing(name))).stdout).toBe('');
    }
  });
});

it('needs no -- before a program, and leaves its options to it', async () => {
  const done = await desk().type('exec', node, '-p', 'process.argv.length', '--', '--json');
  expect([done.code, done.stdout]).toEqual([0, '2\n']);
});

it.each([0, 1, 3, 42, 255])('ends with the exit code %i of the program', async (code) => {
  const done = await desk().type('exec', '--', node, '-e', `process.exit(${code})`);
  expect(done.code).toBe(code);
});

it('ends with 128 and the number of the signal that ended the program', async () => {
  const done = await desk().type('exec', '--', node, '-e', "process.kill(process.pid, 'SIGKILL')");
  expect(done.code).toBe(128 + 9);
});

it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'] as const)(
  'passes %s on, and ends as the program does',
  async (signal) => {
    const { world, emulator } = desk();
    const waiting = `
      process.on('${signal}', () => process.exit(7));
      setInterval(() => {}, 1000);
      console.log('{"event":"waiting"}');`;
    const command = world.start(['exec', '--', node, '-e', waiting], {
      variables: serverVariables(emulator),
    });
    await command.until(({ event }) => event === 'waiting');
    command.signal(signal);
    expect(await within(command.exited, 10_000, () => signal)).toEqual({ code: 7, signal: null });
  },
);

it('says 127 for a program that is not there, and 126 for one that cannot be run', async () => {
  const { world, type } = desk();
  const missing = await type('exec', '--', 'no-such-program');
  expect([missing.code, missing.stderr]).toEqual([127, 'There is no program "no-such-program".\n']);
  const file = join(world.folder, 'not-a-program');
  writeFileSync(file, 'text', { mode: 0o600 });
  const refused = await type('exec', '--', file);
  expect([refused.code, refused.stderr]).toEqual([126, `"${file}" cannot be run (EACCES).\n`]);
});

it('says 125 when no token comes, and does not start the program', async () => {
  const { emulator, type } = desk();
  await emulator.arm('token-401');
  const done = await type('exec', '--json', '--', node, '-p', '"started"');
  await emulator.disarm();
  expect(done.code).toBe(125);
  expect(done.stdout).not.toContain('started');
  expect(`${done.stdout}${done.stderr}`).toContain('invalid_client');
});
