import { readFileSync } from 'node:fs';
import type { CommandTarget } from './command-targets.ts';
import { BLOB_NAME, BLOB_SEGMENT, FUSE, readExecutable } from './executable-file.ts';
import { type Command, nodeCommand, runProgram, tools } from './run-program.ts';

interface Injection {
  /** The file that Node made of the program. */
  readonly blob: string;
  readonly target: Pick<CommandTarget, 'platform'>;
}

/** Puts a program into a Node, which runs it from then on. Throws when it did not get in as it is. */
export async function inject(executable: string, { blob, target }: Injection): Promise<void> {
  const segment = target.platform === 'darwin' ? ['--macho-segment-name', BLOB_SEGMENT] : [];
  const words = [executable, BLOB_NAME, blob, '--sentinel-fuse', FUSE, ...segment];
  await succeed(nodeCommand(tools.postject, ...words));
  const made = readExecutable(readFileSync(executable));
  if (!made.isFused || !made.blob?.equals(readFileSync(blob)))
    throw new Error('The program did not get into the executable as it is.');
  // Without any signature macOS runs no program of its newer processors; the release has a real one.
  if (target.platform === 'darwin' && process.platform === 'darwin')
    await succeed(['codesign', '--sign', '-', executable]);
}

/** Throws with what the program said when it failed. */
export async function succeed(command: Command): Promise<void> {
  const { ok, reason, output } = await runProgram(command, { output: 'kept' });
  if (!ok) throw new Error(`${command.join(' ')}: ${reason}\n${output}`);
}
