import type { OldEntry, Way } from '../../../shared/connecting.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ConfigFiles, ServerCommand } from '../ports.ts';
import type { AssistantDefinition } from './definition.ts';
import { tableIn } from './entries.ts';
import { commandOf } from './entry-command.ts';
import { type ConfigFile, findConfig, isFound, readFound } from './found-config.ts';
import type { JudgingFacts } from './judge-entry.ts';
import { judgedIn, oldEntriesOf } from './judged-entries.ts';
import type { Whereabouts } from './paths.ts';

/** What lies on this computer of one assistant. */
export interface Surveyed {
  readonly found: boolean;
  readonly path: string | undefined;
  readonly variant: string | undefined;
  /** Our entry in its first file. */
  readonly entry:
    | {
        readonly way: Way;
        readonly key: string | undefined;
        readonly isCurrent: boolean;
        /** What it starts, where its way is `stdio`. */
        readonly command: ServerCommand | undefined;
      }
    | undefined;
  /** Those in the files of its other builds too. */
  readonly oldEntries: readonly OldEntry[];
  readonly problem: Failure | undefined;
}

/** Reads the assistant's files and looks whose entries they hold. Never fails: a problem is a fact. */
export async function surveyAssistant(
  definition: AssistantDefinition,
  {
    whereabouts,
    files,
    facts,
    name: ownName,
  }: {
    readonly whereabouts: Whereabouts;
    readonly files: ConfigFiles;
    readonly facts: JudgingFacts;
    /** Our entry's name in this run. */
    readonly name: string;
  },
): Promise<Surveyed> {
  const config = await findConfig(definition, whereabouts, files);
  const signed = await isFound(definition, whereabouts, files);
  if (!config) return { ...nothing, found: signed };
  const read = await readFound(config, files);
  const place = { path: config.path, variant: config.config.variant };
  const elsewhere = await oldEntriesIn(config.others, files, facts);
  if (!read.ok) {
    const { failure: problem } = read;
    return { ...nothing, ...place, found: true, oldEntries: elsewhere, problem };
  }
  const usual = tableIn(read.value.data, config.config);
  const judged = judgedIn(read.value, config, facts);
  return {
    ...place,
    found: signed || read.value.file !== undefined,
    entry: judged
      .filter(({ place: { table, name } }) => table === usual && name === ownName)
      .flatMap(({ judgement, value }) =>
        judgement.kind === 'ours' ? [{ ...judgement, command: commandOf(value) }] : [],
      )[0],
    oldEntries: [...oldEntriesOf(judged, config), ...elsewhere],
    problem: undefined,
  };
}

/** A file of another build that cannot be read is none of the person's worries here. */
async function oldEntriesIn(
  others: readonly ConfigFile[],
  files: ConfigFiles,
  facts: JudgingFacts,
): Promise<readonly OldEntry[]> {
  const found: OldEntry[] = [];
  for (const file of others) {
    const read = await readFound(file, files);
    if (read.ok) found.push(...oldEntriesOf(judgedIn(read.value, file, facts), file));
  }
  return found;
}

const nothing = {
  path: undefined,
  variant: undefined,
  entry: undefined,
  oldEntries: [],
  problem: undefined,
};
