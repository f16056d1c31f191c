import { spawn } from 'node:child_process';
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
  async function xclip(direction: '-in' | '-out', input: string): Promise<string> {
    const words = ['-selection', 'clipboard', direction];
    const child = spawn('xclip', words, {
      ...account,
      env: { ...environment },
      // A writer stays in the background, and would keep an open output open for ever.
      stdio: ['pipe', direction === '-out' ? 'pipe' : 'ignore', 'ignore'],
    });
    const ended = once(child, 'exit');
    child.stdin?.end(input);
    const said = child.stdout ? await text(child.stdout) : '';
    await ended;
    return said;
  }
  const read = (): Promise<string> => xclip('-out', '');
  return {
    read,
    write: async (value) => void (await xclip('-in', value)),
    until: (fits) => eventually(read, fits),
  };
}
