import { describe, expect, it } from 'vitest';
import { keychainAccount } from '../../../src/main/core/credentials/account.ts';
import { createVault } from '../../../src/main/core/credentials/vault.ts';
import type { RunFacts } from '../../../src/main/core/ports.ts';
import { systemHash } from '../../../src/main/node/clock.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, type Result } from '../../../src/shared/result.ts';
import { createSecret, type Secret } from '../../../src/shared/secret.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import { BINDING, ISSUER, MCP_URL } from '../../fakes/authorization-server.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { createRunFacts } from '../../fakes/run-facts.ts';
import { createFakeSecretStore } from '../../fakes/secret-store.ts';
import { createFakeSettings } from '../../fakes/settings-file.ts';

const entry = { ...BINDING, clientId: 'abc', clientSecret: 'def' };
const proven = { clientId: 'abc', clientSecret: createSecret('def'), binding: BINDING };

function createFilled(
  stored: unknown = entry,
  given: { readonly run?: Partial<RunFacts>; readonly settings?: Partial<Settings> } = {},
) {
  const secrets = createFakeSecretStore();
  const settings = createFakeSettings({ binding: BINDING, ...given.settings });
  if (stored !== undefined) {
    secrets.entries.set(ISSUER, typeof stored === 'string' ? stored : JSON.stringify(stored));
  }
  const run = createRunFacts(given.run);
  return { secrets, settings, vault: createVault({ run, settings, secrets, hash: systemHash }) };
}

describe('the vault', () => {
  it('reads the keychain once a launch, however many ask', async () => {
    const { vault, secrets } = createFilled();
    await Promise.all(Array.from({ length: 50 }, () => vault.credentials()));
    const credentials = valueIn(await vault.credentials());
    expect(credentials?.clientSecret.reveal()).toBe('def');
    expect(credentials?.binding).toEqual(BINDING);
    expect(secrets.asked).toEqual(['read']);
  });

  it('remembers no locked keychain: the next one asks again', async () => {
    const { vault, secrets } = createFilled();
    secrets.failWith('keychain_locked');
    expect(failureIn(await vault.credentials()).code).toBe('keychain_locked');
    secrets.failWith(undefined);
    expect(valueIn(await vault.credentials())?.clientId).toBe('abc');
  });

  it('opens no keychain when nothing was stored', async () => {
    const { vault, secrets } = createFilled(undefined, { settings: { binding: null } });
    expect(valueIn(await vault.credentials())).toBeUndefined();
    expect(secrets.asked).toEqual([]);
  });

  it('opens no keychain when the credentials were given', async () => {
    const givenCredentials = { ...proven, binding: undefined };
    const { vault, secrets } = createFilled(entry, { run: { givenCredentials } });
    expect(valueIn(await vault.credentials())).toBe(givenCredentials);
    expect(secrets.asked).toEqual([]);
  });

  it('has none when the entry is gone', async () => {
    const { vault, secrets } = createFilled();
    secrets.entries.clear();
    expect(valueIn(await vault.credentials())).toBeUndefined();
  });

  it('opens no keychain for a run that is for another server', async () => {
    const { vault, secrets } = createFilled(entry, { run: { mcpUrl: 'https://evil.example/mcp' } });
    expect(failureIn(await vault.credentials()).code).toBe('issuer_mismatch');
    expect(secrets.asked).toEqual([]);
  });

  it('believes the entry, not the settings, about the server it is for', async () => {
    const evil = 'https://evil.example/mcp';
    const { vault } = createFilled(entry, {
      run: { mcpUrl: evil },
      settings: { binding: { ...BINDING, mcpUrl: evil } },
    });
    expect(failureIn(await vault.credentials()).code).toBe('issuer_mismatch');
  });

  it.each([
    ['no JSON', 'def'],
    ['empty', ''],
    ['without its secret', { ...BINDING, clientId: 'abc' }],
    ['without its binding', { clientId: 'abc', clientSecret: 'def' }],
  ])('calls an entry that is %s unreadable', async (_what, stored) => {
    const refusal = failureIn(await createFilled(stored).vault.credentials());
    expect(refusal.code).toBe('keychain_entry_unreadable');
    expect(JSON.stringify(refusal)).not.toContain('def');
  });
});

describe('saving credentials', () => {
  it('tests the keychain first, then writes, then remembers', async () => {
    const { vault, secrets, settings } = createFilled(undefined, { settings: { binding: null } });
    expect(valueIn(await vault.save(proven))).toBe('memory of the test');
    expect(secrets.asked).toEqual(['self-test', 'write']);
    expect(JSON.parse(secrets.entries.get(ISSUER) ?? '')).toEqual(entry);
    expect(settings.current()).toMatchObject({ binding: BINDING, mcpUrl: MCP_URL });
    await vault.credentials();
    expect(secrets.asked).toHaveLength(2);
  });

  it('writes nothing into a keychain that fails its test', async () => {
    const { vault, secrets, settings } = createFilled(undefined, { settings: { binding: null } });
    secrets.failWith('keychain_missing');
    expect(failureIn(await vault.save(proven)).code).toBe('keychain_missing');
    expect(secrets.asked).toEqual(['self-test']);
    expect(settings.current().binding).toBeNull();
  });

  it('refuses what Windows would cut, before anything is touched', async () => {
    const { vault, secrets } = createFilled(undefined);
    const tooLong = { ...proven, clientSecret: createSecret('x'.repeat(1_200)) };
    expect(failureIn(await vault.save(tooLong)).code).toBe('credentials_too_long');
    expect(secrets.asked).toEqual([]);
  });

  it('forgets that the app was quit on purpose', async () => {
    const { vault, settings } = createFilled(undefined, { settings: { quitOnPurpose: true } });
    await vault.save(proven);
    expect(settings.current().quitOnPurpose).toBe(false);
  });

  it('is not undone by a failed reading that was under way', async () => {
    const { secrets, settings } = createFilled();
    let answerLate = (): void => {};
    const late = new Promise<Result<Secret | undefined>>((resolve) => {
      answerLate = () => resolve(failed(failure('keychain_locked')));
    });
    const slow = { ...secrets, read: () => late };
    const vault = createVault({ run: createRunFacts(), settings, secrets: slow, hash: systemHash });
    const early = vault.credentials();
    await vault.save(proven);
    answerLate();
    expect(failureIn(await early).code).toBe('keychain_locked');
    expect(valueIn(await vault.credentials())?.clientId).toBe('abc');
  });
});

describe('forgetting credentials', () => {
  it('deletes the entry and its name', async () => {
    const { vault, secrets, settings } = createFilled();
    await vault.credentials();
    expect(valueIn(await vault.forget())).toBe(true);
    expect(secrets.entries.size).toBe(0);
    expect(settings.current().binding).toBeNull();
    expect(valueIn(await vault.credentials())).toBeUndefined();
  });

  it('keeps the name when the keychain refuses', async () => {
    const { vault, secrets, settings } = createFilled();
    secrets.failWith('keychain_denied');
    expect(failureIn(await vault.forget()).code).toBe('keychain_denied');
    expect(settings.current().binding).toEqual(BINDING);
  });

  it('says when there was nothing to forget', async () => {
    const { vault } = createFilled(undefined, { settings: { binding: null } });
    expect(valueIn(await vault.forget())).toBe(false);
  });
});

describe('the keychain entry', () => {
  it('is named by the issuer in the default home', () => {
    expect(keychainAccount(ISSUER, { path: '/a', isDefault: true }, systemHash)).toBe(ISSUER);
  });

  it('is another for every other home', () => {
    const names = ['/a', '/b'].map((path) =>
      keychainAccount(ISSUER, { path, isDefault: false }, systemHash),
    );
    for (const name of names) expect(name).toMatch(/^https:\/\/mcp\.example\.com#[0-9a-f]{12}$/);
    expect(new Set(names).size).toBe(2);
  });
});
