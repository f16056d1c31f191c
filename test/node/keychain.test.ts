import { describe, expect, it } from 'vitest';
import { createKeychain } from '../../src/main/node/keychain.ts';
import type {
  KeychainChild,
  KeychainMessage,
  KeychainQuestion,
} from '../../src/main/node/keychain-protocol.ts';
import { createSecret } from '../../src/shared/secret.ts';
import { settingsSchema } from '../../src/shared/settings.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

interface FakeChild extends KeychainChild {
  readonly environment: NodeJS.ProcessEnv;
  say(message: KeychainMessage): void;
  end(): void;
  readonly isKilled: boolean;
}

/** A keychain whose children do as the test says when they are asked something. */
function createAsked(
  answer: (child: FakeChild, question: KeychainQuestion) => void,
  { keychainMs = 60_000, keychainPromptMs = 60_000 } = {},
) {
  const children: FakeChild[] = [];
  const keychain = createKeychain({
    childFile: '/the/child',
    budgets: { ...settingsSchema.parse({}).budgets, keychainMs, keychainPromptMs },
    environment: {
      PATH: '/bin',
      DYNAMOSQL_CLIENT_ID: 'id',
      DYNAMOSQL_CLIENT_SECRET: 'secret',
      NODE_OPTIONS: '--inspect',
    },
    startChild(_file, environment) {
      let hear = (_message: KeychainMessage): void => {};
      let hearEnd = (): void => {};
      let isKilled = false;
      const child: FakeChild = {
        environment,
        send: (question) => answer(child, question),
        onMessage: (listener) => {
          hear = listener;
        },
        onEnd: (listener) => {
          hearEnd = listener;
        },
        kill: () => {
          isKilled = true;
        },
        say: (message) => hear(message),
        end: () => hearEnd(),
        get isKilled() {
          return isKilled;
        },
      };
      children.push(child);
      return child;
    },
  });
  return { keychain, children };
}

const answering = (value: string | boolean | null) => (child: FakeChild) => {
  child.say({ kind: 'reached' });
  child.say({ kind: 'answered', value });
};

describe('the keychain', () => {
  it('reads, writes and deletes by one child each, which is gone afterwards', async () => {
    const asked: KeychainQuestion[] = [];
    const { keychain, children } = createAsked((child, question) => {
      asked.push(question);
      answering(question.act === 'read' ? 'value' : true)(child);
    });
    expect(valueIn(await keychain.read('a'))?.reveal()).toBe('value');
    valueIn(await keychain.write('a', createSecret('new')));
    expect(valueIn(await keychain.delete('a'))).toBe(true);
    expect(asked).toEqual([
      { act: 'read', account: 'a' },
      { act: 'write', account: 'a', value: 'new' },
      { act: 'delete', account: 'a' },
    ]);
    expect(children.map(({ isKilled }) => isKilled)).toEqual([true, true, true]);
  });

  it('says when there is no entry', async () => {
    expect(valueIn(await createAsked(answering(null)).keychain.read('a'))).toBeUndefined();
    expect(valueIn(await createAsked(answering(false)).keychain.delete('a'))).toBe(false);
  });

  it('passes its own test only when it gives back what was written', async () => {
    expect(valueIn(await createAsked(answering(true)).keychain.selfTest())).not.toBe('');
    const refusal = failureIn(await createAsked(answering(false)).keychain.selfTest());
    expect(refusal.code).toBe('keychain_failed');
  });

  it('gives its child no credentials and no options of the parent', async () => {
    const { keychain, children } = createAsked(answering(null));
    await keychain.read('a');
    expect(children[0]?.environment).toEqual({ PATH: '/bin' });
  });

  it('tells a child that ends without an answer', async () => {
    const { keychain, children } = createAsked((child) => child.end());
    expect(failureIn(await keychain.read('a')).code).toBe('keychain_failed');
    expect(children[0]?.isKilled).toBe(true);
  });

  it('tells what the child failed with', async () => {
    const { keychain } = createAsked((child) => child.say({ kind: 'failed', message: 'odd' }));
    expect(failureIn(await keychain.read('a')).code).toMatch(/^keychain_/);
  });

  it('gives up and kills a child that stays silent', async () => {
    const { keychain, children } = createAsked(() => {}, { keychainMs: 5 });
    expect(failureIn(await keychain.read('a')).code).toBe('keychain_hung');
    expect(children[0]?.isKilled).toBe(true);
  });

  it('waits longer once the store is reached: the system may be asking the person', async () => {
    const { keychain } = createAsked(
      (child) => {
        child.say({ kind: 'reached' });
        setTimeout(() => child.say({ kind: 'answered', value: 'late' }), 40);
      },
      { keychainMs: 5 },
    );
    expect(valueIn(await keychain.read('a'))?.reveal()).toBe('late');
    const silent = createAsked((child) => child.say({ kind: 'reached' }), { keychainPromptMs: 5 });
    expect(failureIn(await silent.keychain.read('a')).code).toBe('keychain_hung');
  });

  it('gives up what is being asked when it is closed, and starts nothing any more', async () => {
    const { keychain, children } = createAsked(() => {});
    const asked = keychain.read('a');
    keychain.close();
    expect(failureIn(await asked).code).toBe('keychain_hung');
    expect(children[0]?.isKilled).toBe(true);
    expect(failureIn(await keychain.read('a')).code).toBe('keychain_hung');
    expect(children).toHaveLength(1);
  });
});
