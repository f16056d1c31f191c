import { setTimeout as pause } from 'node:timers/promises';
import type { CommandOutput } from '../../../shared/commands.ts';
import { failure, isFailureCode } from '../../../shared/failure.ts';
import type { ToldFailure } from '../../../shared/told-failure.ts';
import { chooseHome } from '../../node/home.ts';
import { readOwner } from '../../node/owner-record.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';
import { whenItStays } from '../update-outcome.ts';

export const update: CliCommand = {
  name: 'update',
  usage: '[--check]',
  options: { check: { type: 'boolean' } },
  optionHelp: { check: 'only looks, and fetches what is newer; nothing is installed' },
  positionals: { least: 0, most: 0 },
  run,
};

const NEED = { usesServer: false, concernsApp: true };

type Told = CommandOutput<'update'>;

const NEXT_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

async function run(call: CommandCall): Promise<number> {
  const { output, words } = call;
  const before = runOf(call);
  let isGoing = false;
  const code = await withConductor(call, NEED, async (conductor) => {
    const looked = await conductor.run('update', { act: 'look' });
    if (!looked.ok) return output.fail(looked.failure);
    if (words.isSet('check') || looked.value.state.kind !== 'ready')
      return tell(output, looked.value);
    output.note(`Installing ${looked.value.state.version}: calls under way are answered first.`);
    const asked = await conductor.run('update', { act: 'install' });
    // The channel ends with the app that is being replaced.
    if (!asked.ok && asked.failure.code !== 'control_failed') return output.fail(asked.failure);
    const stayed = await whenItStays(() => conductor.run('update', { act: 'see' }));
    isGoing = stayed === undefined;
    return stayed ? tellStayed(output, stayed) : 0;
  });
  return isGoing ? tellNext(call, before) : code;
}

/** Waits for the app that comes, or for the old one that could not be replaced, and says which. */
async function tellNext(call: CommandCall, before: string | undefined): Promise<number> {
  const deadlineMs = performance.now() + NEXT_WITHIN_MS;
  for (let now = runOf(call); now === undefined || now === before; now = runOf(call)) {
    if (performance.now() > deadlineMs) return call.output.fail(failure('update_not_installed'));
    await pause(LOOK_EVERY_MS);
  }
  return withConductor(call, NEED, async (conductor) => {
    const found = await conductor.run('update', { act: 'see' });
    return found.ok ? tell(call.output, found.value) : call.output.fail(found.failure);
  });
}

/** It had not left yet when something stood in the way. */
function tellStayed(output: Output, told: Told): number {
  return told.state.kind === 'failed'
    ? tell(output, told)
    : output.fail(failure('update_not_installed'));
}

/** Tells one run of the app from the next; undefined while none serves. */
function runOf({ surroundings: { environment }, words }: CommandCall): string | undefined {
  const { platform } = process;
  const home = chooseHome({ environment, platform, demo: words.isSet('demo') });
  return home.ok ? readOwner(home.value.path)?.cookie : undefined;
}

function tell(output: Output, told: Told): number {
  const { state } = told;
  if (state.kind === 'failed') return output.fail(failureOf(state.failure));
  if (output.isJson) output.json(told);
  else for (const line of linesOf(told)) output.data(line);
  return 0;
}

function failureOf({ code, ...told }: ToldFailure) {
  return isFailureCode(code) ? { ...failure(code), ...told } : failure('internal');
}

function linesOf(told: Told): readonly string[] {
  const { state } = told;
  const notes = 'notes' in state ? state.notes.map((note) => `  ${note}`) : [];
  return [sentenceOf(told), ...notes];
}

function sentenceOf({ state, running, link }: Told): string {
  switch (state.kind) {
    case 'current':
      return `${running} is the newest version.`;
    case 'ready':
      return `${state.version} is ready; ${running} runs. \`dynamosql-tray update\` installs it.`;
    case 'available':
      return `${state.version} is there and was not fetched yet; ${running} runs.`;
    case 'by-hand':
      return state.version === null
        ? `This copy, ${running}, does not update itself. The newest version: ${link}`
        : `${state.version} is there. This copy, ${running}, does not update itself: ${link}`;
    case 'downloading':
      return `${state.version} is on its way, ${state.percent} %; ${running} runs.`;
    case 'installing':
      return `${state.version} is being installed; ${running} runs.`;
    default:
      return `${running} runs.`;
  }
}
