import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './waiting.ts';

/** One JSON line of a command's standard output. */
export type JsonLine = Readonly<Record<string, unknown>>;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface StartOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly source?: CommandSource;
  /** What the command reads from its standard input; by default it is empty. */
  readonly input?: string;
  /** Leaves the standard input open for `write`. */
  readonly keepsInput?: boolean;
}

/** The account that a program runs under, when it is not the test's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Who starts the commands, and from where; by default the test itself, from this checkout. */
export interface CommandSource {
  /** The program and its first words, such as Node and a file. */
  readonly command: readonly [program: string, ...words: readonly string[]];
  readonly account: Account | undefined;
}

/** `node dist/cli.cjs …` as a real process in a group of its own. */
export interface RunningCommand {
  readonly pid: number;
  /** Every JSON line so far. */
  readonly lines: readonly JsonLine[];
  /** Everything written so far, also what is no JSON. */
  stdout(): string;
  stderr(): string;
  /** The first line, past or to come, that fits. Rejects when the command ends or time runs out. */
  until(fits: (line: JsonLine) => boolean, withinMs?: number): Promise<JsonLine>;
  /** Writes to the standard input, where it was kept open. */
  write(text: string): void;
  endInput(): void;
  readonly exited: Promise<Exit>;
  isAlive(): boolean;
  signal(name: NodeJS.Signals): void;
  /** Ends the whole group without asking and waits for it. */
  kill(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');
export const CLI = join(root, 'dist/cli.cjs');
const OWN_SOURCE: CommandSource = { command: [process.execPath, CLI], account: undefined };
const DEADLINE_MS = 20_000;

const running = new Set<number>();
// The last resort: a test run that is ended from outside takes its programs along.
process.on('exit', () => {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
});

export function startCommand(args: readonly string[], options: StartOptions): RunningCommand {
  const { command, account } = options.source ?? OWN_SOURCE;
  const [program, ...words] = command;
  const child = spawn(program, [...words, ...args], {
    ...account,
    env: { ...options.environment },
    cwd: options.environment['HOME'],
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => {}).write(options.input ?? '');
  if (!options.keepsInput) child.stdin?.end();
  const pid = child.pid ?? 0;
  running.add(pid);
  return watch(child, pid);
}

function watch(child: ChildProcess, pid: number): RunningCommand {
  const lines: JsonLine[] = [];
  const waiting = new Set<() => void>();
  const text = { stdout: '', stderr: '' };
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk;
  });
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      text.stdout += `${line}\n`;
      const parsed = parseLine(line);
      if (parsed) lines.push(parsed);
      for (const look of waiting) look();
    });
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(pid);
      resolve({ code, signal });
    });
  });
  const isAlive = (): boolean => signalGroup(pid, 0);

  function nextFitting(fits: (line: JsonLine) => boolean): Promise<JsonLine> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find(fits);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void exited.then(({ code }) =>
        reject(new Error(`The command ended with ${code}: ${text.stdout}${text.stderr}`)),
      );
    });
  }

  return {
    pid,
    lines,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    until: (fits, withinMs = DEADLINE_MS) =>
      within(nextFitting(fits), withinMs, () => `such a line in:\n${text.stdout}${text.stderr}`),
    write: (text) => void child.stdin?.write(text),
    endInput: () => void child.stdin?.end(),
    exited,
    isAlive,
    signal: (name) => process.kill(pid, name),
    async kill() {
      signalGroup(pid, 'SIGKILL');
      await exited;
      running.delete(pid);
    },
  };
}

/** Signals a group; false when none of it is left. Group 0 would be our own. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (pid === 0) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

function parseLine(line: string): JsonLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as JsonLine) : undefined;
  } catch {
    return undefined;
  }
}
