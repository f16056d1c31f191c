import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSecret } from '../../src/shared/secret.ts';
import { valueIn } from '../fakes/outcome.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openSession } from './session/desktop-session.ts';

it('keeps an entry beyond the end of the service', async () => {
  const { startKeyring, keychain } = await openSession();
  const before = await startKeyring('unlocked');
  valueIn(await keychain().write('account', createSecret('kept')));
  await before.stop();
  await startKeyring('unlocked');
  expect(valueIn(await keychain().read('account'))?.reveal()).toBe('kept');
});

it('hands the secret to its helper neither by argv nor by environment, and ends it when it hangs', async () => {
  const { keychain } = await openSession('silent');
  const written = keychain({ keychainMs: 700 }).write('account', createSecret('seed-in-no-argv'));
  const [pid = 0] = await eventually(helpers, ({ length }) => length === 1);
  for (const file of ['cmdline', 'environ']) {
    expect(readFileSync(`/proc/${pid}/${file}`, 'utf8')).not.toContain('seed-in-no-argv');
  }
  await written;
  await eventually(helpers, ({ length }) => length === 0);
});

/** Our own children that run the keychain's helper. */
function helpers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isHelper(pid));
}

function isHelper(pid: number): boolean {
  try {
    const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8');
    const command = readFileSync(join('/proc', String(pid), 'cmdline'), 'utf8');
    return status.includes(`PPid:\t${process.pid}\n`) && command.includes('keychain-child');
  } catch {
    return false;
  }
}
