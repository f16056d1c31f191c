import { randomBytes } from 'node:crypto';
import { AsyncEntry } from '@napi-rs/keyring';
import {
  KEYCHAIN_SERVICE,
  type KeychainMessage,
  type KeychainQuestion,
} from './keychain-protocol.ts';

// A process of its own, because the module's constructor blocks its thread: for ever on a bus that
// does not answer. A process can be killed; a thread stuck in it keeps its process from exiting.

// Without naming the store the module falls back to the kernel's keyring, which forgets at reboot.
const STORE = { linux: { store: 'secret-service' } } as const;

// Under Electron the parent speaks through a port of its own; under Node through the process.
const parent = (process as { readonly parentPort?: ParentPort }).parentPort;

parent?.on('message', ({ data }) => void answer(data));
process.on('message', (question: KeychainQuestion) => void answer(question));
// The parent is gone, killed perhaps: nobody waits for the answer.
process.on('disconnect', () => process.exit(0));

interface ParentPort {
  on(event: 'message', hear: (message: { readonly data: KeychainQuestion }) => void): void;
  postMessage(message: KeychainMessage): void;
}

async function answer(question: KeychainQuestion): Promise<void> {
  try {
    const value = await carryOut(question);
    say({ kind: 'answered', value });
  } catch (error) {
    say({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' });
  }
}

async function carryOut(question: KeychainQuestion): Promise<string | boolean | null> {
  if (question.act === 'self-test') return selfTest();
  const entry = entryOf(question.account);
  if (question.act === 'write') {
    await entry.setPassword(question.value);
    return true;
  }
  return question.act === 'delete'
    ? entry.deleteCredential()
    : ((await entry.getPassword()) ?? null);
}

async function selfTest(): Promise<boolean> {
  const value = randomBytes(16).toString('hex');
  const entry = entryOf(`self-test-${value}`);
  await entry.setPassword(value);
  const isSame = (await entry.getPassword()) === value;
  await entry.deleteCredential();
  return isSame;
}

function entryOf(account: string): AsyncEntry {
  const entry = new AsyncEntry(KEYCHAIN_SERVICE, account, STORE);
  say({ kind: 'reached' });
  return entry;
}

function say(message: KeychainMessage): void {
  if (parent) parent.postMessage(message);
  else process.send?.(message);
}
