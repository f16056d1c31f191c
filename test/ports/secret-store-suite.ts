import { beforeEach, describe, expect, it } from 'vitest';
import type { SecretStore } from '../../src/main/core/ports.ts';
import { createSecret } from '../../src/shared/secret.ts';
import { valueIn } from '../fakes/outcome.ts';

/** What every keychain holds to; `createStore` gives one that may be filled and emptied by the test. */
export function secretStoreSuite(name: string, createStore: () => SecretStore): void {
  describe(`${name} as a secret store`, () => {
    const account = 'https://mcp.example.com#suite-1';
    const neighbour = 'https://mcp.example.com#suite-2';
    let store: SecretStore;

    beforeEach(async () => {
      store = createStore();
      for (const used of [account, neighbour]) await store.delete(used);
    });

    const stored = async (of: string) => valueIn(await store.read(of))?.reveal();

    it('has nothing under an account that was never written', async () => {
      expect(await stored(account)).toBeUndefined();
    });

    it('gives back what was written, also to the next process', async () => {
      valueIn(await store.write(account, createSecret('first')));
      expect(await stored(account)).toBe('first');
      valueIn(await store.delete(account));
    });

    it('holds one credential per account: the last', async () => {
      await store.write(account, createSecret('first'));
      await store.write(account, createSecret('second'));
      expect(await stored(account)).toBe('second');
      expect(valueIn(await store.delete(account))).toBe(true);
      expect(await stored(account)).toBeUndefined();
    });

    it('keeps accounts apart', async () => {
      await store.write(account, createSecret('mine'));
      await store.write(neighbour, createSecret('theirs'));
      expect(await stored(account)).toBe('mine');
      await store.delete(account);
      expect(await stored(neighbour)).toBe('theirs');
      await store.delete(neighbour);
    });

    it('says whether there was something to delete', async () => {
      expect(valueIn(await store.delete(account))).toBe(false);
      await store.write(account, createSecret('value'));
      expect(valueIn(await store.delete(account))).toBe(true);
      expect(valueIn(await store.delete(account))).toBe(false);
    });

    it.each([
      ['of 1,200 characters', 'x'.repeat(1_200)],
      ['beyond ASCII', 'ключ 日本語 😀'],
      ['of JSON', JSON.stringify({ clientSecret: `quote " and \\ and ' and $(x)` })],
      ['with line ends', 'one\ntwo\r\n'],
    ])('keeps a value %s whole', async (_what, value) => {
      await store.write(account, createSecret(value));
      expect(await stored(account)).toBe(value);
      await store.delete(account);
    });

    it('tests itself, names itself and leaves nothing of the test', async () => {
      await store.write(account, createSecret('value'));
      expect(valueIn(await store.selfTest())).not.toBe('');
      expect(await stored(account)).toBe('value');
      await store.delete(account);
    });
  });
}
