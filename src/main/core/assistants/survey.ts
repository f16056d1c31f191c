import type { OldEntry, Way } from '../../../shared/connecting.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ConfigFiles, ServerCommand } from '../ports.ts';
import type { AssistantDefinition } from './definition.ts';
import { tableIn } from './entries.ts';
import { commandOf } from './entry-command.ts';
import {
  type ConfigFile,
  findConfig,
  isFound,
  type ReadConfig,
  readFound,
} from './found-config.ts';
import type { JudgingFacts } from './judge-entry.ts';
import { judgedIn, oldEntriesOf } from './judged-entries.ts';
import type { Whereabouts } from './paths.ts';

/** An entry of ours, as a file holds it. */
interface OwnEntry {
  readonly way: Way;
  readonly key: string | undefined;
  readonly isCurrent: boolean;
  /** What it starts, where its way is `stdio`. */
  readonly command: ServerCommand | undefined;
}

/** What lies on this computer of one assistant. */
export interface Surveyed {
  readonly found: boolean;
  /** The file with our entry; without one, the file that it would go into. */
  readonly path: string | undefined;
  readonly variant: string | undefined;
  /** In its first file, else in the first of its other builds that holds one. */
  readonly entry: OwnEntry | undefined;
  /** Those in the files of its other builds too. */
  readonly oldEntries: readonly OldEntry[];
  readonly problem: Failure | undefined;
}

interface SurveyParts {
  readonly whereabouts: Whereabouts;
  readonly files: ConfigFiles;
  readonly facts: JudgingFacts;
  /** Our entry's name in this run. */
  readonly name: string;
}

/** Reads the assistant's files and looks whose entries they hold. Never fails: a problem is a fact. */
export async function surveyAssistant(
  definition: AssistantDefinition,
  parts: SurveyParts,
): Promise<Surveyed> {
  const { whereabouts, files } = parts;
  const config = await findConfig(definition, whereabouts, files);
  const signed = await isFound(definition, whereabouts, files);
  if (!config) return { ...nothing, found: signed };
  const read = await readFound(config, files);
  const others = await heldByOthers(config.others, parts);
  if (!read.ok) {
    const oldEntries = others.flatMap((each) => each.oldEntries);
    return { ...whereIs(config), entry: undefined, found: true, oldEntries, problem: read.failure };
  }
  const all = [held(read.value, config, parts), ...others];
  const holder = all.find(({ entry }) => entry !== undefined);
  return {
    ...whereIs(holder?.file ?? config),
    found: signed || read.value.file !== undefined,
    entry: holder?.entry,
    oldEntries: all.flatMap(({ oldEntries }) => oldEntries),
    problem: undefined,
  };
}

interface Held {
  readonly file: ConfigFile;
  readonly entry: OwnEntry | undefined;
  readonly oldEntries: readonly OldEntry[];
}

/** What a file holds that is our business. */
function held(read: ReadConfig, file: ConfigFile, { facts, name: ownName }: SurveyParts): Held {
  const usual = tableIn(read.data, file.config);
  const judged = judgedIn(read, file, facts);
  const [entry] = judged
    .filter(({ place: { table, name } }) => table === usual && name === ownName)
    .flatMap(({ judgement, value }) =>
      judgement.kind === 'ours' ? [{ ...judgement, command: commandOf(value) }] : [],
    );
  return { file, entry, oldEntries: oldEntriesOf(judged, file) };
}

/** A file of another build that cannot be read is none of the person's worries here. */
async function heldByOthers(
  others: readonly ConfigFile[],
  parts: SurveyParts,
): Promise<readonly Held[]> {
  const all: Held[] = [];
  for (const file of others) {
    const read = await readFound(file, parts.files);
    if (read.ok) all.push(held(read.value, file, parts));
  }
  return all;
}

function whereIs({ path, config }: ConfigFile): Pick<Surveyed, 'path' | 'variant'> {
  return { path, variant: config.variant };
}

const nothing = {
  path: undefined,
  variant: undefined,
  entry: undefined,
  oldEntries: [],
  problem: undefined,
};
