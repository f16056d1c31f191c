import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of the bench, in its own process. */
export interface StartedProgram {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves when it is over, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to end and, when it does not within two seconds, ends it. */
  end(): Promise<void>;
}

interface ProgramOptions {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

// A bench that is ended itself leaves nothing running.
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGKILL');
    console.error(`The bench was ended by ${signal}.`);
    process.exit(1);
  });
}

const PATIENCE_MS = 2_000;
const READY_WITHIN_MS = 20_000;

/** Starts a program with nothing of this process's environment but the path. */
export function startProgram(program: string, options: ProgramOptions): StartedProgram {
  const child = spawn(program, options.args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...options.environment },
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  }).finally(() => running.delete(child));
  child.stdin.on('error', () => {});
  // What it has to say is kept for the case that it ends unasked, and shown then.
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  let isAsked = false;
  void ended.then(() => {
    if (!isAsked) console.error(`${program} ${options.args[0] ?? ''} has ended:\n${complaint}`);
  });
  return {
    pid: pidOf(child, program),
    ended,
    stdin: child.stdin,
    stdout: child.stdout,
    async end() {
      isAsked = true;
      child.kill('SIGTERM');
      const isOver = await Promise.race([ended.then(() => true), sleep(PATIENCE_MS, false)]);
      if (!isOver) child.kill('SIGKILL');
      await ended;
    },
  };
}

function pidOf(child: ChildProcessByStdio<Writable, Readable, Readable>, program: string): number {
  if (child.pid === undefined) throw new Error(`${program} cannot be started`);
  return child.pid;
}

/** The first line of a program's output as JSON; the lines after it are read and dropped. */
export async function readyLine(program: StartedProgram): Promise<unknown> {
  const lines = createInterface({ input: program.stdout });
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const gone = program.ended.then(() => ['']);
  try {
    const [line] = await Promise.race([once(lines, 'line', { signal: deadline }), gone]);
    program.stdout.resume();
    return JSON.parse(String(line));
  } catch (error) {
    await program.end();
    throw new Error('a program of the bench did not say that it is ready', { cause: error });
  }
}
