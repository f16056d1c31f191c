import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loginOutput, logoutOutput, statusOutput, tokenOutput } from '../../src/shared/outputs.ts';
import { verificationSchema } from '../../src/shared/verification.ts';
import { valueIn } from '../fakes/outcome.ts';
import { run } from '../scenarios/cli/run.ts';
import { openDesk, seatIn } from './session/signed-in.ts';

it('keeps proven credentials in the keychain and in no file of the home', async () => {
  const { session, emulator, logIn } = await openDesk();
  const done = await logIn();
  expect(done.json(loginOutput)).toMatchObject({ store: 'Secret Service', missingScopes: [] });

  const { origin } = new URL(emulator.endpoint);
  const mark = createHash('sha256').update(realpathSync(session.world.home)).digest('hex');
  const entry = valueIn(await session.keychain().read(`${origin}#${mark.slice(0, 12)}`));
  expect(JSON.parse(entry?.reveal() ?? '')).toEqual({
    issuer: origin,
    mcpUrl: emulator.endpoint,
    tokenOrigin: origin,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
  });
  for (const [name, text] of filesBelow(session.world.home)) {
    expect([name, text.includes(emulator.clientSecret)]).toEqual([name, false]);
  }
});

it('comes up Ready again after a restart, without asking', async () => {
  const { seat, logIn } = await openDesk();
  await logIn();
  for (const _start of ['first', 'second']) {
    const serving = seat.start(['serve', '--json', '--port', '0']);
    await serving.until(({ event, state }) => event === 'status' && state === 'ready');
    serving.signal('SIGTERM');
    expect(await serving.exited).toEqual({ code: 0, signal: null });
  }
});

it('becomes Ready while it runs, when a command signs in through it', async () => {
  const { seat, emulator, session } = await openDesk();
  session.world.writeSettings({ mcpUrl: emulator.endpoint });
  const serving = seat.start(['serve', '--json', '--port', '0']);
  await serving.until(({ event }) => event === 'ready');
  const input = `${emulator.clientId}\n${emulator.clientSecret}\n`;
  expect((await run(seat, ['login', '--json'], { input })).code).toBe(0);
  await serving.until(({ event, state }) => event === 'status' && state === 'ready');
});

it('verifies the way of an assistant that starts the bridge, also while no app runs', async () => {
  const { seat, logIn } = await openDesk();
  await logIn();
  expect((await run(seat, ['connect', 'junie'])).code).toBe(0);
  const done = await run(seat, ['verify', '--assistant', 'junie', '--json']);
  const { fault, checks } = done.json(verificationSchema);
  expect([fault, checks.at(-1)]).toMatchObject([null, { cause: '11 tables through its bridge' }]);
  expect((await run(seat, ['status', '--json'])).json(statusOutput).pid).toBeNull();
});

it('deletes them at logout, and is not set up then', async () => {
  const { seat, logIn } = await openDesk();
  await logIn();
  expect((await run(seat, ['logout', '--json'])).json(logoutOutput)).toEqual({ deleted: true });
  expect((await run(seat, ['logout', '--json'])).json(logoutOutput)).toEqual({ deleted: false });
  const token = await run(seat, ['token', '--json']);
  expect([token.code, token.failure().code]).toEqual([3, 'not_set_up']);
});

it('neither shows nor deletes them to another home', async () => {
  const { seat, session, logIn } = await openDesk();
  const home = join(session.world.folder, 'other');
  mkdirSync(home, { mode: 0o700 });
  const other = seatIn(session, { DYNAMOSQL_TRAY_HOME: home });
  await logIn();
  await logIn(other);

  expect((await run(other, ['logout', '--json'])).json(logoutOutput)).toEqual({ deleted: true });
  expect((await run(other, ['token', '--json'])).failure().code).toBe('not_set_up');
  expect((await run(seat, ['token', '--json'])).json(tokenOutput).secondsLeft).toBeGreaterThan(60);
});

it('does not read the keychain for another home that merely names the same entry', async () => {
  const { session, logIn } = await openDesk();
  await logIn();
  const home = join(session.world.folder, 'copy');
  mkdirSync(home, { mode: 0o700 });
  cpSync(join(session.world.home, 'settings.json'), join(home, 'settings.json'));
  const other = seatIn(session, { DYNAMOSQL_TRAY_HOME: home });
  expect((await run(other, ['token', '--json'])).failure().code).toBe('not_set_up');
});

it('saves nothing when the server refuses the secret', async () => {
  const { seat, emulator, session } = await openDesk();
  const refused = await run(seat, ['login', '--json'], {
    input: `${emulator.clientId}\nnot-the-right-secret\n`,
    variables: { DYNAMOSQL_MCP_URL: emulator.endpoint },
  });
  expect([refused.code, refused.failure().code]).toEqual([3, 'invalid_client']);
  expect(filesBelow(session.world.home).map(([name]) => name)).not.toContain('settings.json');
  expect((await run(seat, ['logout', '--json'])).json(logoutOutput)).toEqual({ deleted: false });
});

function filesBelow(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')]);
}
