import { fork } from 'node:child_process';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createSecret } from '../../shared/secret.ts';
import type { Budgets } from '../../shared/settings.ts';
import type { SecretStore } from '../core/ports.ts';
import type { KeychainChild, KeychainQuestion, StartKeychainChild } from './keychain-protocol.ts';
import { keychainFailure } from './keychain-texts.ts';

interface KeychainOptions {
  /** The child's program. */
  readonly childFile: string;
  readonly budgets: Budgets;
  readonly environment: NodeJS.ProcessEnv;
  /** As a Node process, unless another way is given. */
  readonly startChild?: StartKeychainChild | undefined;
}

type Answer = Result<string | boolean | null>;

const STORE_NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
  linux: 'Secret Service',
};

export interface Keychain extends SecretStore {
  /** Gives up what is being asked: nobody waits for it any more. */
  close(): void;
}

/** The real keychain, asked through a small process that can be killed when it hangs. */
export function createKeychain(options: KeychainOptions): Keychain {
  const closing = new AbortController();
  const askFor = (question: KeychainQuestion): Promise<Answer> =>
    ask(question, { ...options, closing: closing.signal });
  return {
    close: () => closing.abort(),
    async read(account) {
      const answer = await askFor({ act: 'read', account });
      if (!answer.ok) return answer;
      return ok(typeof answer.value === 'string' ? createSecret(answer.value) : undefined);
    },
    async write(account, value) {
      const answer = await askFor({ act: 'write', account, value: value.reveal() });
      return answer.ok ? ok(undefined) : answer;
    },
    async delete(account) {
      const answer = await askFor({ act: 'delete', account });
      return answer.ok ? ok(answer.value === true) : answer;
    },
    async selfTest() {
      const answer = await askFor({ act: 'self-test' });
      if (!answer.ok) return answer;
      if (answer.value === true) return ok(STORE_NAMES[process.platform] ?? 'system keychain');
      return failed(
        failure('keychain_failed', { cause: 'It gave back another value than was written.' }),
      );
    },
  };
}

function ask(
  question: KeychainQuestion,
  options: KeychainOptions & { readonly closing: AbortSignal },
): Promise<Answer> {
  const { childFile, budgets, environment, closing, startChild = forkChild } = options;
  if (closing.aborted) return Promise.resolve(failed(failure('keychain_hung')));
  return new Promise((resolve) => {
    const child = startChild(childFile, withoutSecrets(environment));
    let timer = setTimeout(giveUp, budgets.keychainMs);

    function giveUp(): void {
      finish(failed(failure('keychain_hung')));
    }
    function finish(answer: Answer): void {
      clearTimeout(timer);
      closing.removeEventListener('abort', giveUp);
      child.kill();
      resolve(answer);
    }
    closing.addEventListener('abort', giveUp);
    child.onMessage((message) => {
      if (message.kind === 'answered') return finish(ok(message.value));
      if (message.kind === 'failed') return finish(failed(keychainFailure(message.message)));
      // The store is there; if it takes longer now, the system is asking the person.
      clearTimeout(timer);
      timer = setTimeout(giveUp, budgets.keychainPromptMs);
    });
    child.onEnd(() => finish(failed(failure('keychain_failed', { cause: NO_ANSWER }))));
    child.send(question);
  });
}

const NO_ANSWER = 'Its helper process did not start, or ended without an answer.';

function forkChild(file: string, env: NodeJS.ProcessEnv): KeychainChild {
  const child = fork(file, [], {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (question) => void child.send(question),
    onMessage: (hear) => void child.on('message', hear),
    onEnd(hear) {
      child.on('error', hear);
      child.on('exit', hear);
    },
    kill() {
      child.removeAllListeners();
      child.on('error', () => {});
      child.kill('SIGKILL');
    },
  };
}

function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    DYNAMOSQL_CLIENT_ID: _id,
    DYNAMOSQL_CLIENT_SECRET: _secret,
    NODE_OPTIONS: _options,
    ...rest
  } = environment;
  return rest;
}
