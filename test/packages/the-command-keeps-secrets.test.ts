import { expect, it } from 'vitest';
import { logoutOutput, tokenOutput } from '../../src/shared/outputs.ts';
import { openDesk } from '../keychain/session/signed-in.ts';
import { run } from '../scenarios/cli/run.ts';
import { openPackedWorld } from './harness/packed-command.ts';

it('keeps the credentials in the keychain, by the module beside it', async () => {
  const { emulator, seat, logIn } = await openDesk(openPackedWorld());
  expect((await logIn()).code).toBe(0);
  expect((await run(seat, ['token', '--json'])).json(tokenOutput).accessToken).not.toBe('');
  expect((await emulator.counters()).tokenCalls).toBeGreaterThan(1);
  expect((await run(seat, ['logout', '--json'])).json(logoutOutput)).toEqual({ deleted: true });
  expect((await run(seat, ['token', '--json'])).failure().code).toBe('not_set_up');
});
