import type { OldEntry } from '../../../shared/connecting.ts';
import { entriesIn, type FoundEntry } from './entries.ts';
import type { ConfigFile, ReadConfig } from './found-config.ts';
import { type Judgement, type JudgingFacts, judgeEntry } from './judge-entry.ts';

export interface JudgedEntry extends FoundEntry {
  readonly judgement: Judgement;
}

/** The entries of a file, and whose each is. */
export function judgedIn(
  { data }: ReadConfig,
  { config }: ConfigFile,
  facts: JudgingFacts,
): readonly JudgedEntry[] {
  return entriesIn(data, config).map((entry) => ({
    ...entry,
    judgement: judgeEntry(entry.value, facts),
  }));
}

/** Those that ours replaces. */
export function oldEntriesOf(
  judged: readonly JudgedEntry[],
  { config, path }: ConfigFile,
): readonly OldEntry[] {
  const variant = config.variant ?? null;
  return judged.flatMap(({ place: { name }, judgement }) =>
    judgement.kind === 'old' ? [{ name, reason: judgement.reason, path, variant }] : [],
  );
}
