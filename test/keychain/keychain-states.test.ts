import { describe, expect, it } from 'vitest';
import type { SecretStore } from '../../src/main/core/ports.ts';
import { createSecret } from '../../src/shared/secret.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';
import { openSession } from './session/desktop-session.ts';

/** What each of the port's questions is answered with. */
async function codesOf(keychain: SecretStore) {
  const { read, write, delete: remove, selfTest } = keychain;
  return {
    read: failureIn(await read('account')).code,
    write: failureIn(await write('account', createSecret('value'))).code,
    delete: failureIn(await remove('account')).code,
    selfTest: failureIn(await selfTest()).code,
  };
}

function allOf(code: string) {
  return { read: code, write: code, delete: code, selfTest: code };
}

describe('a keychain that cannot be used says why', () => {
  it('is missing without a session bus', async () => {
    const { keychain } = await openSession('none');
    expect(await codesOf(keychain())).toEqual(allOf('keychain_missing'));
  });

  it('is missing on a bus without a keychain service', async () => {
    const { keychain } = await openSession('bare');
    expect(await codesOf(keychain())).toEqual(allOf('keychain_missing'));
  });

  it('is missing when the service has no keyring yet, and says what to make', async () => {
    const { startKeyring, keychain } = await openSession();
    await startKeyring('locked');
    const refused = failureIn(await keychain().write('account', createSecret('value')));
    expect(refused).toMatchObject({
      code: 'keychain_missing',
      cause: expect.stringContaining('no keyring yet'),
      next: expect.stringContaining('default keyring'),
    });
  });

  it('is locked when nobody can be asked to unlock it', async () => {
    const { startKeyring, keychain } = await openSession();
    const unlocked = await startKeyring('unlocked');
    valueIn(await keychain().write('account', createSecret('value')));
    await unlocked.stop();
    await startKeyring('locked');
    expect(await codesOf(keychain())).toEqual(allOf('keychain_locked'));
  });

  it('is denied when the session forbids the call', async () => {
    const { startKeyring, keychain } = await openSession({
      deny: 'send_interface="org.freedesktop.Secret.Service"',
    });
    await startKeyring('unlocked');
    expect(await codesOf(keychain())).toEqual(allOf('keychain_denied'));
  });

  it('is hung when the bus takes the connection and never answers: its helper is killed', async () => {
    const { keychain } = await openSession('silent');
    expect(await codesOf(keychain({ keychainMs: 700 }))).toEqual(allOf('keychain_hung'));
  });

  it('is hung when the service takes the call and never answers: the bus gives up', async () => {
    const { startKeyring, keychain } = await openSession();
    const keyring = await startKeyring('unlocked');
    keyring.freeze();
    expect(failureIn(await keychain().read('account')).code).toBe('keychain_hung');
  });

  it('is usable again as soon as the cause has gone', async () => {
    const { startKeyring, keychain } = await openSession();
    expect(failureIn(await keychain().selfTest()).code).toBe('keychain_missing');
    await startKeyring('unlocked');
    expect(valueIn(await keychain().selfTest())).toBe('Secret Service');
  });
});
