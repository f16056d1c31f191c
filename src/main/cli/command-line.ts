import { failure } from '../../shared/failure.ts';
import type { Surroundings } from '../seat/surroundings.ts';
import { readWords } from './arguments.ts';
import { commandRows } from './command-rows.ts';
import { generalHelp, helpFor } from './help.ts';
import { createOutput, type Output } from './output.ts';

/** Carries out one command line and gives the exit code. */
export async function runCommandLine(
  given: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const [name, ...rest] = given;
  const output = outputOf(rest.includes('--json'));
  if (name === undefined) return openOrHelp(surroundings, output);
  if (name === '--help' || name === 'help') return help(output);
  if (name === '--version') {
    output.data(surroundings.version);
    return 0;
  }
  const row = commandRows.find((candidate) => candidate.name === name);
  if (!row) return output.fail(failure('usage', { cause: `There is no command "${name}".` }));
  const command = await row.load();
  const words = readWords(command, rest);
  if (!words.ok) return output.fail(words.failure);
  if (words.value.isSet('help')) {
    output.data(await helpFor(row, command));
    return 0;
  }
  // Only now is it known whether the word was ours or that of a program which `exec` runs.
  return command.run({
    words: words.value,
    output: outputOf(words.value.isSet('json')),
    surroundings,
  });
}

/** Who types the name alone wants the app; where it cannot be opened, the list of what can be done. */
async function openOrHelp(surroundings: Surroundings, output: Output): Promise<number> {
  if (!surroundings.findInstalledApp) return help(output);
  const { openWindow } = await import('./open-window.ts');
  const opened = await openWindow(surroundings);
  if (!opened.ok) return output.fail(opened.failure);
  return opened.value ? 0 : help(output);
}

function help({ data }: Output): number {
  data(generalHelp(commandRows));
  return 0;
}

function outputOf(isJson: boolean): Output {
  return createOutput({ isJson, stdout: process.stdout, stderr: process.stderr });
}
