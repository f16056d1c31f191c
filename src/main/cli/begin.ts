import { failure } from '../../shared/failure.ts';
import type { Surroundings } from '../seat/surroundings.ts';
import { runCommandLine } from './command-line.ts';
import { createOutput } from './output.ts';

/** What an entry knows of itself; the rest is the same in all of them. */
export type EntryParts = Omit<Surroundings, 'environment' | 'isInteractive'>;

/** Carries out the command line of this process, and ends it with the command's exit code. */
export async function begin(entry: EntryParts): Promise<void> {
  const { argv, env, stdin, stderr } = process;
  process.exitCode = await runCommandLine(argv.slice(2), {
    ...entry,
    environment: env,
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
  }).catch(sayBug);
}

function sayBug(error: unknown): number {
  const { stdout, stderr } = process;
  const output = createOutput({ isJson: process.argv.includes('--json'), stdout, stderr });
  const name = error instanceof Error ? error.name : 'unknown';
  return output.fail(failure('internal', { cause: `This should not happen (${name}).` }));
}
