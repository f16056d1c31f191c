import { spawn, spawnSync } from 'node:child_process';
import type { Account } from '../../scenarios/harness/running-command.ts';
import { eventually } from '../../scenarios/harness/waiting.ts';
import { ended } from './bus.ts';

/** GNOME Keyring on the test's own bus. */
export interface Keyring {
  /** Takes requests and answers none of them. */
  freeze(): void;
  stop(): Promise<void>;
}

interface KeyringOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** A locked one can ask nobody for its password: there is no desktop to ask on. */
  readonly state: 'unlocked' | 'locked';
  readonly account?: Account | undefined;
}

export async function startKeyring({
  environment,
  state,
  account,
}: KeyringOptions): Promise<Keyring> {
  const mode = state === 'unlocked' ? '--unlock' : '--start';
  const daemon = spawn('gnome-keyring-daemon', [mode, '--components=secrets', '--foreground'], {
    ...account,
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  daemon.stdin.end(state === 'unlocked' ? 'password of the keyring' : '');
  try {
    await eventually(
      () => isOnBus(environment),
      (isThere) => isThere,
    );
  } catch (error) {
    await ended(daemon);
    throw error;
  }
  return {
    freeze: () => void daemon.kill('SIGSTOP'),
    stop: () => ended(daemon),
  };
}

function isOnBus(environment: NodeJS.ProcessEnv): boolean {
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
  const { stdout } = spawnSync(
    'dbus-send',
    ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', ...question],
    { env: environment, encoding: 'utf8' },
  );
  return stdout.includes('boolean true');
}
