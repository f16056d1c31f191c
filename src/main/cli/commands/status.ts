import type { CommandOutput } from '../../../shared/commands.ts';
import { isFailureCode } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import { stateNames } from '../../../shared/states.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';

export const status: CliCommand = {
  name: 'status',
  usage: '',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: false }, async ({ run, pid }) => {
      const { output } = call;
      const found = await run('status', {});
      if (!found.ok) return output.fail(found.failure);
      const shown = pid === undefined ? notRunning(found.value) : { ...found.value, pid };
      if (output.isJson) output.json(shown);
      else tell(output, shown);
      return isFailureCode(shown.code) ? failureCatalogue[shown.code].exit : 0;
    }),
};

type Status = CommandOutput<'status'>;

/** Without a running app nothing is proven, and nobody listens. */
function notRunning(found: Status): Status {
  if (found.state === 'paused' || found.state === 'not-set-up') return { ...found, endpoint: null };
  const { title, cause, next } = failureCatalogue.app_not_running;
  return {
    ...found,
    state: 'offline',
    code: 'app_not_running',
    sentence: title,
    cause,
    next,
    endpoint: null,
  };
}

function tell({ data }: Output, found: Status): void {
  data(`${stateNames[found.state]}: ${found.sentence}`);
  if (found.cause) data(found.cause);
  if (found.next) data(found.next);
  if (found.remark) data(found.remark);
  if (found.proofAgeSeconds !== null) data(`Proven ${found.proofAgeSeconds} s ago`);
  if (found.endpoint) data(`Address: ${found.endpoint}`);
  if (found.tokenSecondsLeft !== null) data(`Token: ${found.tokenSecondsLeft} s left`);
  for (const { name, lastSeen, callsToday } of found.assistants) {
    data(`${name}: last seen ${lastSeen ?? 'never'}, ${callsToday} calls today`);
  }
}
