import { spawn } from 'node:child_process';
import { ended } from '../../keychain/session/bus.ts';
import type { Account } from '../../scenarios/harness/running-command.ts';
import { within } from '../../scenarios/harness/waiting.ts';

export interface Display {
  /** The value of `DISPLAY`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** A screen in memory, with a number that no other display has. */
export async function startDisplay(account: Account | undefined): Promise<Display> {
  const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset', '-ac'];
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen], {
    ...account,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const number = new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdout.setEncoding('utf8').once('data', resolve);
  });
  const name = `:${(await within(number, 20_000, () => 'the display')).trim()}`;
  return { name, stop: () => ended(server) };
}
