import { isFailureCode } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import type { Check, Verification } from '../../../shared/verification.ts';
import { personIn } from '../../node/person.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';

export const verify: CliCommand = {
  name: 'verify',
  usage: '[--assistant ID]',
  options: { assistant: { type: 'string' } },
  optionHelp: {
    assistant: 'from the seat of this assistant: with its key, or through the bridge it starts',
  },
  positionals: { least: 0, most: 0 },
  run: (call) => {
    const { output, words, surroundings } = call;
    const assistant = words.text('assistant') ?? null;
    // The bridge that an assistant starts finds the app as it always does.
    const need = { usesServer: true, listens: true, publishes: assistant !== null };
    return withConductor(call, need, async ({ run }) => {
      const person = personIn(surroundings.environment);
      const verified = await run('verify', { assistant, person });
      if (!verified.ok) return output.fail(verified.failure);
      if (output.isJson) output.json(verified.value);
      else tellVerification(output, verified.value);
      return exitCodeOf(verified.value);
    });
  },
};

const MARKS = { passed: 'ok  ', failed: 'FAIL', skipped: '-   ' } as const;

export function tellVerification({ data }: Output, { fault, checks }: Verification): void {
  data(fault === null ? 'Everything works.' : `Something is wrong on this side: ${fault}.`);
  for (const check of checks) for (const line of linesOf(check)) data(line);
}

function linesOf({ id, outcome, ms, cause, fix, code, warning }: Check): readonly string[] {
  const indent = ' '.repeat(20);
  return [
    `  ${MARKS[outcome]}  ${id.padEnd(12)}${cause}${outcome === 'skipped' ? '' : ` (${ms} ms)`}`,
    ...(fix ? [`${indent}${fix}`] : []),
    ...(code ? [`${indent}(${code})`] : []),
    ...(warning ? [`${indent}Note: ${warning}`] : []),
  ];
}

/** 0, 3 for credentials and scopes, 4 for what cannot be reached, else 1. */
function exitCodeOf({ checks }: Verification): number {
  const code = checks.find(({ outcome }) => outcome === 'failed')?.code;
  if (code === undefined || code === null) return 0;
  const exit = isFailureCode(code) ? failureCatalogue[code].exit : 1;
  return exit === 3 || exit === 4 ? exit : 1;
}
