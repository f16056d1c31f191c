import { type ChildProcess, fork } from 'node:child_process';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createSecret } from '../../shared/secret.ts';
import type { Budgets } from '../../shared/settings.ts';
import type { SecretStore } from '../core/ports.ts';
import type { KeychainMessage, KeychainQuestion } from './keychain-protocol.ts';
import { keychainFailure } from './keychain-texts.ts';

interface KeychainOptions {
  /** The child's program. */
  readonly childFile: string;
  readonly budgets: Budgets;
  readonly environment: NodeJS.ProcessEnv;
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
  { childFile, budgets, environment, closing }: KeychainOptions & { readonly closing: AbortSignal },
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = fork(childFile, [], {
      env: withoutSecrets(environment),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let timer = setTimeout(giveUp, budgets.keychainMs);

    function giveUp(): void {
      finish(failed(failure('keychain_hung')));
    }
    function finish(answer: Answer): void {
      clearTimeout(timer);
      closing.removeEventListener('abort', giveUp);
      end(child);
      resolve(answer);
    }
    closing.addEventListener('abort', giveUp);
    child.on('message', (message: KeychainMessage) => {
      if (message.kind === 'answered') return finish(ok(message.value));
      if (message.kind === 'failed') return finish(failed(keychainFailure(message.message)));
      // The store is there; if it takes longer now, the system is asking the person.
      clearTimeout(timer);
      timer = setTimeout(giveUp, budgets.keychainPromptMs);
    });
    child.on('error', () =>
      finish(
        failed(failure('keychain_failed', { cause: 'Its helper process cannot be started.' })),
      ),
    );
    child.on('exit', () =>
      finish(
        failed(
          failure('keychain_failed', { cause: 'Its helper process ended without an answer.' }),
        ),
      ),
    );
    child.send(question);
  });
}

function end(child: ChildProcess): void {
  child.removeAllListeners();
  child.on('error', () => {});
  child.kill('SIGKILL');
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
