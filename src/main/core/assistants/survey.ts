import type { OldEntry, Way } from '../../../shared/connecting.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ConfigFiles, ServerCommand } from '../ports.ts';
import type { AssistantDefinition } from './definition.ts';
import { entriesIn, tableIn } from './entries.ts';
import { commandOf } from './entry-command.ts';
import { findConfig, isFound, readFound } from './found-config.ts';
import { type JudgingFacts, judgeEntry } from './judge-entry.ts';
import type { Whereabouts } from './paths.ts';

/** What lies on this computer of one assistant. */
export interface Surveyed {
  readonly found: boolean;
  readonly path: string | undefined;
  readonly variant: string | undefined;
  /** Our entry in its file. */
  readonly entry:
    | {
        readonly way: Way;
        readonly key: string | undefined;
        readonly isCurrent: boolean;
        /** What it starts, where its way is `stdio`. */
        readonly command: ServerCommand | undefined;
      }
    | undefined;
  readonly oldEntries: readonly OldEntry[];
  readonly problem: Failure | undefined;
}

/** Reads the assistant's file and looks whose entries it holds. Never fails: a problem is a fact. */
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
  if (!read.ok) return { ...nothing, ...place, found: true, problem: read.failure };
  const usual = tableIn(read.value.data, config.config);
  const judged = entriesIn(read.value.data, config.config).map(
    ({ place: { name, table }, value }) => ({
      name,
      isUsual: table === usual,
      value,
      judgement: judgeEntry(value, facts),
    }),
  );
  return {
    ...place,
    found: signed || read.value.file !== undefined,
    entry: judged
      .filter(({ name, isUsual }) => isUsual && name === ownName)
      .flatMap(({ judgement, value }) =>
        judgement.kind === 'ours' ? [{ ...judgement, command: commandOf(value) }] : [],
      )[0],
    oldEntries: judged.flatMap(({ name, judgement }) =>
      judgement.kind === 'old' ? [{ name, reason: judgement.reason }] : [],
    ),
    problem: undefined,
  };
}

const nothing = {
  path: undefined,
  variant: undefined,
  entry: undefined,
  oldEntries: [],
  problem: undefined,
};
