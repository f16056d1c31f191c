import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keychainAccount } from '../../src/main/core/credentials/account.ts';
import { systemHash } from '../../src/main/node/clock.ts';
import { uninstallOutput } from '../../src/shared/uninstalling.ts';
import { valueIn } from '../fakes/outcome.ts';
import { run } from '../scenarios/cli/run.ts';
import { startEmulator } from '../scenarios/harness/emulator.ts';
import { openSession } from './session/desktop-session.ts';
import { seatIn } from './session/signed-in.ts';

/** A person who has signed in, and whose keyring is locked again when that is wished. */
async function openSignedIn() {
  const session = await openSession();
  const { world } = session;
  const keyring = await session.startKeyring('unlocked');
  const { endpoint, clientId, clientSecret } = await startEmulator(world);
  const seat = seatIn(session);
  const login = await run(seat, ['login'], {
    input: `${clientId}\n${clientSecret}\n`,
    variables: { DYNAMOSQL_MCP_URL: endpoint },
  });
  expect(login.code).toBe(0);
  const home = { path: realpathSync(world.home), isDefault: false };
  const account = keychainAccount(new URL(endpoint).origin, home, systemHash);
  const read = () => session.keychain().read(account);
  expect(valueIn(await read())).toBeDefined();
  return {
    session,
    world,
    keyring,
    seat,
    account,
    isKept: async () => valueIn(await read()) !== undefined,
    async uninstall(...args: readonly string[]) {
      const done = await run(seat, ['uninstall', '--yes', '--json', ...args]);
      const { parts } = done.json(uninstallOutput);
      const of = (name: string) => parts.find(({ part }) => part === name);
      return { code: done.code, of };
    },
  };
}

it('uninstalling deletes the entry before the settings that name it', async () => {
  const { account, uninstall, isKept, world } = await openSignedIn();
  const { code, of } = await uninstall();
  expect(code).toBe(0);
  expect(of('credentials')).toMatchObject({ gone: [`dynamosql-tray, account ${account}`] });
  expect(await isKept()).toBe(false);
  expect(existsSync(world.home)).toBe(false);
});

it('a locked keychain keeps what names the entry, and the next time finishes', async () => {
  const { session, keyring, seat, uninstall, isKept, world } = await openSignedIn();
  await run(seat, ['connect', 'cursor']);
  await keyring.stop();
  const locked = await session.startKeyring('locked');
  const refused = await uninstall();
  expect(refused.code).toBe(6);
  expect(refused.of('credentials')).toMatchObject({
    outcome: 'failed',
    failure: { code: 'keychain_locked' },
  });
  expect(refused.of('assistants')).toMatchObject({ outcome: 'gone' });
  const settings = join(realpathSync(world.home), 'settings.json');
  expect(refused.of('settings')).toMatchObject({ failure: null, left: [{ what: settings }] });
  expect(readdirSync(world.home)).toEqual(['settings.json']);
  await locked.stop();
  await session.startKeyring('unlocked');
  expect(await isKept()).toBe(true);
  expect((await uninstall()).code).toBe(0);
  expect(await isKept()).toBe(false);
  expect(existsSync(world.home)).toBe(false);
});

it('credentials that are kept stay usable', async () => {
  const { seat, uninstall, isKept, world } = await openSignedIn();
  const { of } = await uninstall('--keep', 'credentials');
  expect(of('credentials')).toMatchObject({ outcome: 'kept' });
  expect(await isKept()).toBe(true);
  expect(readdirSync(world.home)).toEqual(['settings.json']);
  expect((await run(seat, ['token'])).code).toBe(0);
});

it('a running app deletes the entry: the command itself reaches no keychain', async () => {
  const { seat, world, isKept } = await openSignedIn();
  const serving = seat.start(['serve', '--json', '--port', '0']);
  await serving.until(({ event }) => event === 'ready');
  const done = await run(world, ['uninstall', '--yes', '--json']);
  expect(done.code).toBe(0);
  expect(await serving.exited).toEqual({ code: 0, signal: null });
  expect(await isKept()).toBe(false);
  expect(existsSync(world.home)).toBe(false);
});

it('a dry run asks no keychain', async () => {
  const { world, account, isKept } = await openSignedIn();
  const done = await run(world, ['uninstall', '--dry-run', '--json']);
  expect(done.json(uninstallOutput).parts).toContainEqual(
    expect.objectContaining({
      part: 'credentials',
      gone: [`dynamosql-tray, account ${account}`],
    }),
  );
  expect(await isKept()).toBe(true);
});
