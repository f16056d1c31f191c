import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmulator } from './harness/emulator.ts';
import { startGateway } from './harness/gateway.ts';
import { isGood, listTables } from './harness/messages.ts';
import { openWorld } from './harness/world.ts';

// Debian's package faketime.
const LIBRARIES = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`,
);

test('after a sleep of an hour the first call succeeds, and no token of before is sent', async () => {
  const library = LIBRARIES.find((path) => existsSync(path));
  expect(library, 'the package faketime is installed').toBeDefined();
  const world = openWorld();
  const wallClock = join(world.folder, 'wall-clock');
  writeFileSync(wallClock, '+0\n');
  const emulator = await startEmulator(world);
  // As in suspend on Linux: the wall clock goes on, the monotonic one stands still.
  const gateway = await startGateway(world, emulator, {
    variables: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: wallClock,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  });
  await gateway.untilState('ready');
  expect(isGood(await gateway.post(listTables()))).toBe(true);
  const before = await emulator.counters();
  const tokenBefore = before.callers.findLast(({ path }) => path === '/mcp')?.authorizationSha256;
  expect(tokenBefore).toBeDefined();

  // The tokens of before have ended meanwhile: one that is sent now would be answered 401.
  await emulator.revokeTokens();
  writeFileSync(wallClock, '+3600\n');
  expect(isGood(await gateway.post(listTables()))).toBe(true);

  const after = await emulator.counters();
  const since = after.callers.slice(before.callers.length).filter(({ path }) => path === '/mcp');
  expect(since.length).toBeGreaterThan(0);
  expect(since.map(({ authorizationSha256 }) => authorizationSha256)).not.toContain(tokenBefore);
  expect(after.tools['list_tables']).toBe((before.tools['list_tables'] ?? 0) + 1);
  expect(after.tokenCalls).toBe(before.tokenCalls + 1);
});
