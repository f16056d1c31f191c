import { nodeCommand, runProgram } from '../../../scripts/run-program.ts';

/** Builds what the suite is about, once per run and before any test file. */
export async function setup(): Promise<void> {
  const { ok, output } = await runProgram(nodeCommand('scripts/command.ts'), { output: 'kept' });
  if (!ok) throw new Error(`The command could not be built:\n${output}`);
}
