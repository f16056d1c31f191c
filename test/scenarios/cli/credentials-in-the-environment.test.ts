import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serverVariables } from '../harness/gateway.ts';
import { sharedDesk } from './desk.ts';
import { run } from './run.ts';

const desk = sharedDesk();

it.each([
  ['DYNAMOSQL_CLIENT_ID', 'DYNAMOSQL_CLIENT_SECRET'],
  ['DYNAMOSQL_CLIENT_SECRET', 'DYNAMOSQL_CLIENT_ID'],
])('count only as a pair: %s alone is refused and %s named', async (given, missing) => {
  const { world, emulator } = desk();
  const variables = { ...serverVariables(emulator), [missing]: undefined };
  expect(variables).toHaveProperty(given);
  const done = await run(world, ['token', '--json'], { variables });
  expect(done.failure()).toMatchObject({
    code: 'credentials_incomplete',
    cause: expect.stringContaining(missing),
  });
  expect(done.code).toBe(2);
});

it('are never stored: login says where they come from', async () => {
  const { world, emulator } = desk();
  const done = await run(world, ['login', '--json'], {
    variables: serverVariables(emulator),
    input: `${emulator.clientId} ${emulator.clientSecret}`,
  });
  expect(done.failure()).toMatchObject({
    code: 'usage',
    cause: expect.stringContaining('stores none'),
  });
  expect(done.code).toBe(2);
});

it('are written into no file', async () => {
  const { world, emulator, type } = desk();
  await type('verify');
  await type('tables');
  for (const entry of readdirSync(world.home, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    expect(text).not.toContain(emulator.clientSecret);
    expect(text).not.toContain(emulator.clientId);
  }
});

it('go to no server with plain http that is not this computer', async () => {
  const { world, emulator } = desk();
  const variables = { ...serverVariables(emulator), DYNAMOSQL_MCP_URL: 'http://example.com/mcp' };
  const done = await run(world, ['token', '--json'], { variables });
  expect([done.code, done.failure().code]).toEqual([2, 'insecure_address']);
});
