import { type ChildProcess, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { within } from '../scenarios/harness/waiting.ts';

export interface ProcessOptions {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One command of a client's, in a group of its own. */
export interface ClientProcess {
  /** Everything written so far on both streams, without colours. */
  text(): string;
  sendLine(line: string): void;
  /** Resolves as soon as the text fits; rejects when the command ends without it. */
  until(fits: RegExp): Promise<string>;
  /** Closes its input and waits for its end. */
  finished(): Promise<{ readonly code: number | null; readonly text: string }>;
  kill(): void;
}

// Less than a test may take, so that what the client wrote is in the error.
const CLIENT_LIMIT_MS = 80_000;

export function startClientProcess(
  [command = '', ...args]: readonly string[],
  { cwd, environment }: ProcessOptions,
): ClientProcess {
  const child = spawn(command, args, { cwd, env: { ...environment }, detached: true });
  let written = '';
  let look = (): void => {};
  const text = (): string => stripVTControlCharacters(written);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk;
      look();
    });
  }
  child.stdin.on('error', () => {});
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const soon = <T>(promise: Promise<T>): Promise<T> =>
    within(promise, CLIENT_LIMIT_MS, () => `${command} ${args.join(' ')}:\n${text()}`);

  return {
    text,
    sendLine: (line) => void child.stdin.write(`${line}\n`),
    until(fits) {
      const found = new Promise<string>((resolve) => {
        look = () => {
          if (fits.test(text())) resolve(text());
        };
        look();
      });
      const ended = closed.then((code) => {
        throw new Error(`${command} ended with ${code}:\n${text()}`);
      });
      return soon(Promise.race([found, ended]));
    },
    async finished() {
      child.stdin.end();
      const code = await soon(closed);
      return { code, text: text() };
    },
    kill: () => killGroup(child),
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
