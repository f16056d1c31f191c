import { ok, type Result } from '../../../shared/result.ts';
import type { Clock, ConfigFiles, Hash } from '../ports.ts';
import type { AssistantDefinition } from './definition.ts';
import {
  backupOf,
  backupsOf,
  type MadeConnection,
  type MadeConnections,
} from './made-connections.ts';
import type { FilePlan } from './plan-file.ts';

interface WriteParts {
  readonly definition: AssistantDefinition;
  readonly files: ConfigFiles;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly made: MadeConnections;
}

type AsFound = Pick<MadeConnection, 'before' | 'newTable' | 'earlierBackups'>;

/** Backs up, remembers, replaces: a file that is changed is always one that we can undo. */
export async function writeEntry(
  parts: WriteParts,
  plan: FilePlan,
  text: string,
): Promise<Result<MadeConnection>> {
  const { files, made, hash, clock, definition } = parts;
  const { file, before, place, way } = plan;
  const all = await made.list();
  if (!all.ok) return all;
  const known = all.value.find(
    (each) =>
      each.assistant === definition.id && each.path === file.path && each.place.name === place.name,
  );
  const asFound = await keepAsFound(parts, plan, known);
  if (!asFound.ok) return asFound;
  const record: MadeConnection = {
    assistant: definition.id,
    path: file.path,
    format: file.config.format,
    place: { ...place, table: [...place.table] },
    way,
    madeAt: new Date(clock.wallMs()).toISOString(),
    after: hash.sha256(text),
    ...asFound.value,
  };
  const remembered = await made.remember(record);
  if (!remembered.ok) return remembered;
  const replaced = await files.replace(file.path, { text, expected: before });
  if (replaced.ok) return ok(record);
  // Nothing was changed, so nothing is to be undone but what was known before.
  await (known ? made.remember(known) : made.forget(record));
  const backup = backupOf(record);
  const isNew = backup !== null && !(known && backupsOf(known).includes(backup));
  if (isNew && before !== undefined) await files.remove(backup, before);
  return replaced;
}

async function keepAsFound(
  { files, hash }: WriteParts,
  plan: FilePlan,
  known: MadeConnection | undefined,
): Promise<Result<AsFound>> {
  const { file, before, hadOurs } = plan;
  const table = plan.newTable ? [...plan.newTable] : null;
  if (before === undefined) {
    const folder = (await files.missingFolder(file.path)) ?? null;
    return ok({ before: { kind: 'none', folder }, newTable: table, ...earlierOf(known) });
  }
  if (known && hash.sha256(before) === known.after) {
    const { before: asFound, newTable, earlierBackups } = known;
    return ok({ before: asFound, newTable, earlierBackups });
  }
  const newTable = hadOurs ? (known?.newTable ?? null) : table;
  const kept = known ? backupOf(known) : null;
  // Others changed the file since, and only our entry is made anew: the copy as it was found goes on.
  if (hadOurs && kept !== null && plan.replaces.length === 0 && (await files.exists(kept))) {
    return ok({ before: { kind: 'edited', backup: kept }, newTable, ...earlierOf(known, kept) });
  }
  const backup = await files.backUp(file.path, before);
  if (!backup.ok) return backup;
  const earlierBackups = earlierOf(known);
  if (hadOurs)
    return ok({ before: { kind: 'edited', backup: backup.value }, newTable, ...earlierBackups });
  const sha256 = hash.sha256(before);
  return ok({
    before: { kind: 'text', sha256, backup: backup.value },
    newTable,
    ...earlierBackups,
  });
}

/** Every backup of ours stays known to somebody, who can delete it. */
function earlierOf(
  known: MadeConnection | undefined,
  kept: string | null = null,
): Pick<MadeConnection, 'earlierBackups'> {
  return { earlierBackups: known ? backupsOf(known).filter((path) => path !== kept) : [] };
}
