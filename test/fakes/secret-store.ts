import type { SecretStore } from '../../src/main/core/ports.ts';
import type { FailureCode } from '../../src/shared/failure.ts';
import { failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';
import { createSecret } from '../../src/shared/secret.ts';

/** A keychain in memory, which the test may lock and look into. */
export interface FakeSecretStore extends SecretStore {
  /** What was asked of it, in order, such as `read` or `self-test`. */
  readonly asked: readonly string[];
  readonly entries: Map<string, string>;
  /** From now on every question fails like this; undefined heals it. */
  failWith(code: FailureCode | undefined): void;
}

export function createFakeSecretStore(): FakeSecretStore {
  const entries = new Map<string, string>();
  const asked: string[] = [];
  let trouble: FailureCode | undefined;

  async function answer<T>(question: string, give: () => T) {
    asked.push(question);
    return trouble ? failed(failure(trouble)) : ok(give());
  }

  return {
    asked,
    entries,
    failWith(code) {
      trouble = code;
    },
    read: (account) =>
      answer('read', () => {
        const value = entries.get(account);
        return value === undefined ? undefined : createSecret(value);
      }),
    write: (account, value) => answer('write', () => void entries.set(account, value.reveal())),
    delete: (account) => answer('delete', () => entries.delete(account)),
    selfTest: () => answer('self-test', () => 'memory of the test'),
  };
}
