import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A program and its arguments. Started without a shell, so nothing needs quoting. */
export type Command = readonly [program: string, ...args: readonly string[]];

/** A JavaScript or TypeScript file, run by this very Node, which needs no launcher of the platform. */
export function nodeCommand(file: string, ...args: readonly string[]): Command {
  return [process.execPath, join(root, file), ...args];
}

export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  electronBuilder: 'node_modules/electron-builder/cli.js',
  knip: 'node_modules/knip/bin/knip.js',
  postject: 'node_modules/postject/dist/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

interface RunOptions {
  /** What the program prints is passed through at once, or kept for the caller. */
  readonly output: 'shown' | 'kept';
  readonly limitMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Finished {
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
  /** Why it ended, when it did not end well. */
  readonly reason: string;
}

/** Runs a program in the project's root to its end. A program that cannot start has failed. */
export function runProgram(command: Command, options: RunOptions): Promise<Finished> {
  const [program, ...args] = command;
  const startedAt = performance.now();
  const stream = options.output === 'shown' ? 'inherit' : 'pipe';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', stream, stream],
      ...(options.limitMs === undefined ? {} : { timeout: options.limitMs }),
    });
    let output = '';
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const finish = (reason: string) =>
      resolve({
        ok: reason === '',
        seconds: (performance.now() - startedAt) / 1000,
        output,
        reason,
      });
    child.on('error', (error) => finish(`could not start: ${error.message}`));
    child.on('close', (code, signal) =>
      finish(code === 0 ? '' : signal ? `ended by ${signal}` : `exit code ${code}`),
    );
  });
}
