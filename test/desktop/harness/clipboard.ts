import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Account } from '../../scenarios/harness/running-command.ts';
import { eventually } from '../../scenarios/harness/waiting.ts';

/** The clipboard as any other program on the desktop has it. */
export interface Clipboard {
  /** Its text; empty when nobody offers any. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Waits until the text fits, and gives it. */
  until(fits: (text: string) => boolean): Promise<string>;
}

interface Seat {
  readonly environment: Readonly<Record<string, string>>;
  readonly account: Account | undefined;
}

export function clipboardOf({ environment, account }: Seat): Clipboard {
  const start = (direction: '-in' | '-out'): ChildProcess =>
    spawn('xclip', ['-selection', 'clipboard', direction], {
      ...account,
      env: { ...environment },
      // A writer stays in the background, and would keep an open output open for ever.
      stdio: direction === '-in' ? ['pipe', 'ignore', 'ignore'] : ['ignore', 'pipe', 'ignore'],
    });

  async function read(): Promise<string> {
    const child = start('-out');
    return child.stdout ? text(child.stdout) : '';
  }

  async function write(value: string): Promise<void> {
    const child = start('-in');
    const ended = once(child, 'exit');
    child.stdin?.end(value);
    await ended;
  }

  return { read, write, until: (fits) => eventually(read, fits) };
}
