import { isFailureCode } from '../../../shared/failure.ts';
import { failureCatalogue } from '../../../shared/failure-catalogue.ts';
import {
  type UninstallOutput,
  type UninstallPart,
  uninstallParts,
} from '../../../shared/uninstalling.ts';
import { removalsOf } from '../../core/uninstall/removal.ts';
import {
  everything,
  type Found,
  uninstall,
  wouldUninstall,
} from '../../core/uninstall/uninstall.ts';
import { programFacts } from '../../node/program-facts.ts';
import { platformOf } from '../../seat/workplace.ts';
import { usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { openConversation } from '../questions.ts';
import { uninstallActs } from '../uninstall/acts.ts';
import { findHousehold, type Household } from '../uninstall/household.ts';
import { type Survey, surveyHousehold } from '../uninstall/survey.ts';
import { lineOf, partWords, tell } from '../uninstall/words.ts';

export const uninstallCommand: CliCommand = {
  name: 'uninstall',
  usage: '[--dry-run] [--yes] [--keep PART …]',
  options: {
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    keep: { type: 'string', multiple: true },
  },
  optionHelp: {
    'dry-run': 'shows what would go, and touches nothing',
    yes: 'takes everything without a question',
    keep: `keeps a part: ${uninstallParts.join(', ')}; may be given more than once`,
  },
  positionals: { least: 0, most: 0 },
  run,
};

type Takes = (part: UninstallPart) => boolean;

async function run(call: CommandCall): Promise<number> {
  const { output, words, surroundings } = call;
  const kept = words.texts('keep');
  const stranger = kept.find((name) => !uninstallParts.some((part) => part === name));
  if (stranger !== undefined)
    return output.fail(usageOf(uninstallCommand, `There is no part "${stranger}" to keep.`));
  const isDry = words.isSet('dry-run');
  if (!isDry && !words.isSet('yes') && !surroundings.isInteractive)
    return output.fail(usageOf(uninstallCommand, NOBODY_TO_ASK));
  const household = findHousehold(call);
  if (!household.ok) return output.fail(household.failure);
  const survey = await surveyHousehold(household.value, { platform: platformOf(process.platform) });
  if (!survey.ok) return output.fail(survey.failure);
  const { found } = survey.value;
  const isOffered: Takes = (part) => !kept.includes(part);
  const rest = restOf(call, household.value);
  if (isDry)
    return give(call, { dryRun: true, ...rest, ...(await wouldUninstall(found, isOffered)) });
  const takes = words.isSet('yes') ? isOffered : await askPerson(call, found, isOffered);
  return give(call, {
    dryRun: false,
    ...rest,
    ...(await carryOut(household.value, survey.value, takes)),
  });
}

const NOBODY_TO_ASK =
  'There is no terminal to ask on, so nothing was done. `--yes` takes everything, `--dry-run` only shows it.';

async function carryOut(household: Household, survey: Survey, takes: Takes) {
  // Work here may wait for one of the app's timers, and those keep no process alive.
  const wakefulness = setInterval(() => {}, 1_000);
  const done = await uninstall(survey.found, takes, uninstallActs(household, survey));
  clearInterval(wakefulness);
  return done;
}

/** Asks for each part that there is; nothing is done before the last answer. */
async function askPerson({ output }: CommandCall, found: Found, isOffered: Takes): Promise<Takes> {
  const person = openConversation();
  const all = everything(found);
  // Where none is connected, backups of before may still be there.
  const isFree = isOffered('assistants') && all.assistants.length === 0;
  const taken = new Set<UninstallPart>(isFree ? ['assistants'] : []);
  try {
    for (const part of uninstallParts.filter((each) => isOffered(each) && all[each].length > 0)) {
      if (part === 'backups' && !taken.has('assistants')) continue;
      const { offer, question } = partWords[part];
      output.note([offer, ...all[part].map((what) => lineOf(what, found.disconnected))].join('\n'));
      if (await person.askAgreement(`${question} [Y/n] `)) taken.add(part);
    }
    if (person.wasLeft()) {
      output.note(`\n${LEFT_EARLY}`);
      taken.clear();
    }
  } finally {
    person.close();
  }
  return (part) => taken.has(part);
}

const LEFT_EARLY = 'The questions ended before the last answer, so nothing was done.';

/** Read before anything goes. */
function restOf({ surroundings }: CommandCall, { rooms: [own] }: Household) {
  const { environment, files } = surroundings;
  const facts = programFacts({
    environment,
    platform: platformOf(process.platform),
    command: files.command,
  });
  return { home: own.found?.path ?? own.home.path, program: [...removalsOf(facts)] };
}

type Told = Omit<UninstallOutput, 'parts' | 'disconnected'> & Awaited<ReturnType<typeof uninstall>>;

function give({ output }: CommandCall, told: Told): number {
  const done = { ...told, parts: [...told.parts], disconnected: [...told.disconnected] };
  if (output.isJson) output.json(done);
  else tell(output, done);
  const code = done.parts.find(({ failure }) => failure !== null)?.failure?.code ?? '';
  return isFailureCode(code) ? failureCatalogue[code].exit : 0;
}
