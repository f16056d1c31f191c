import { backupsLeft, type Disconnected } from '../../../shared/connecting.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ConfigFiles, Hash } from '../ports.ts';
import { entriesIn } from './entries.ts';
import type { EntryPlace, FormatName } from './formats/config-format.ts';
import { readConfig, withoutEmptyTable, withoutEntry } from './formats/edit-config.ts';
import { type ConfigFile, findConfig, readFound } from './found-config.ts';
import { type JudgingFacts, judgeEntry } from './judge-entry.ts';
import { backupOf, type MadeConnection, type MadeConnections } from './made-connections.ts';
import type { PlanParts } from './plan-file.ts';

export interface DisconnectParts extends PlanParts {
  readonly hash: Hash;
  readonly made: MadeConnections;
  readonly endpoint: string;
  /** The entry's name in this run. */
  readonly name: string;
  /** A backup that undoing leaves is deleted too. */
  readonly deletesBackups?: boolean;
  /** Leaves entries that only look like ours: they may be those of another home. */
  readonly onlyRemembered?: boolean;
}

type Undone = Pick<Disconnected, 'path' | 'outcome' | 'cause' | 'backup' | 'earlierBackups'>;

/** Takes our entry out of every file that we put it in; each file by its own state. */
export async function disconnectAssistant(
  parts: DisconnectParts,
): Promise<Result<readonly Undone[]>> {
  const all = await parts.made.list();
  if (!all.ok) return all;
  const own = all.value.filter(({ assistant }) => assistant === parts.definition.id);
  const undone: Undone[] = [];
  for (const made of own) {
    const done = await undo(parts, made);
    const isLeft = done.outcome === 'refused' || !parts.deletesBackups;
    const row = await withBackups(parts.files, { done, made, isLeft });
    undone.push(row);
    if (done.outcome === 'refused') continue;
    // Nothing but the record knows a backup that could not be deleted: it stays for the next time.
    if (parts.deletesBackups && backupsLeft(row).length > 0) continue;
    const forgotten = await parts.made.forget(made);
    if (!forgotten.ok) return forgotten;
  }
  const isOver = own.length > 0 || parts.onlyRemembered;
  return ok(isOver ? undone : await undoUnremembered(parts));
}

async function undo(parts: DisconnectParts, made: MadeConnection): Promise<Undone> {
  const { files, hash } = parts;
  const file = await files.read(made.path);
  const backup = await existing(files, backupOf(made));
  if (!file.ok) return refused(made.path, file.failure.cause, backup);
  if (!file.value) return { path: made.path, outcome: 'not-there', cause: null, backup };
  const { text } = file.value;
  if (hash.sha256(text) !== made.after) return takeOut(parts, made, text);
  if (made.before.kind === 'none') {
    const removed = await files.remove(made.path, text);
    if (!removed.ok) return refused(made.path, removed.failure.cause, null);
    if (made.before.folder !== null) await files.removeFolders(made.path, made.before.folder);
    return { path: made.path, outcome: 'deleted', cause: null, backup: null };
  }
  if (made.before.kind === 'text') {
    const kept = await files.read(made.before.backup);
    const found = kept.ok ? kept.value?.text : undefined;
    // A backup that was changed or deleted says nothing of how the file was found.
    if (found !== undefined && hash.sha256(found) === made.before.sha256) {
      const restored = await files.replace(made.path, { text: found, expected: text });
      if (!restored.ok) return refused(made.path, restored.failure.cause, backup);
      const deleted = await files.remove(made.before.backup, found);
      return {
        path: made.path,
        outcome: 'restored',
        cause: null,
        backup: deleted.ok ? null : backup,
      };
    }
  }
  return takeOut(parts, made, text);
}

interface Removal {
  readonly format: FormatName;
  readonly place: EntryPlace;
  readonly newTable: readonly string[] | null;
}

/** Only our entry goes; all else stays as it is now. */
async function takeOut(
  parts: DisconnectParts,
  made: MadeConnection,
  text: string,
): Promise<Undone> {
  const kept = await existing(parts.files, backupOf(made));
  const data = readConfig(made.format, text);
  if (!data.ok) return refused(made.path, data.failure.cause, kept);
  const entry = entriesIn(data.value, made.place).find(
    ({ place }) => place.name === made.place.name,
  );
  const isOurs = entry && judgeEntry(entry.value, factsOf(parts)).kind === 'ours';
  if (!isOurs) return { path: made.path, outcome: 'not-there', cause: null, backup: kept };
  return removed(parts.files, { path: made.path, text, backup: kept }, made);
}

interface Backups {
  readonly done: Undone;
  readonly made: MadeConnection;
  readonly isLeft: boolean;
}

/** What was undone, with the backups that are still there. */
async function withBackups(files: ConfigFiles, { done, made, isLeft }: Backups): Promise<Undone> {
  const kept = isLeft ? existing : dropBackup;
  const backup = done.backup === null ? null : await kept(files, done.backup);
  const earlier: string[] = [];
  for (const path of made.earlierBackups) {
    const left = await kept(files, path);
    if (left !== null) earlier.push(left);
  }
  return { ...done, backup, ...(earlier.length > 0 ? { earlierBackups: earlier } : {}) };
}

/** Gives the path of a backup that could not be deleted. */
async function dropBackup(files: ConfigFiles, path: string): Promise<string | null> {
  const kept = await files.read(path);
  if (!kept.ok || !kept.value) return existing(files, path);
  const gone = await files.remove(path, kept.value.text);
  return gone.ok ? null : path;
}

async function existing(files: ConfigFiles, path: string | null): Promise<string | null> {
  return path !== null && (await files.exists(path)) ? path : null;
}

interface Target {
  readonly path: string;
  readonly text: string;
  readonly backup: string | null;
}

async function removed(files: ConfigFiles, target: Target, removal: Removal): Promise<Undone> {
  const { path, text, backup } = target;
  const without = withoutEntry(text, removal);
  if (!without.ok) return refused(path, without.failure.cause, backup);
  const { newTable, format } = removal;
  const tidy = newTable ? withoutEmptyTable(without.value, format, newTable) : without;
  const made = tidy.ok ? tidy.value : without.value;
  const replaced = await files.replace(path, { text: made, expected: text });
  if (!replaced.ok) return refused(path, replaced.failure.cause, backup);
  return { path, outcome: 'entry-removed', cause: null, backup };
}

/** Without a record an entry of ours is still known by what it holds. */
async function undoUnremembered(parts: DisconnectParts): Promise<readonly Undone[]> {
  const found = await findConfig(parts.definition, parts.whereabouts, parts.files);
  const undone: Undone[] = [];
  for (const file of found ? [found, ...found.others] : []) {
    undone.push(...(await undoUnrememberedIn(parts, file)));
  }
  return undone;
}

async function undoUnrememberedIn(
  parts: DisconnectParts,
  found: ConfigFile,
): Promise<readonly Undone[]> {
  const { files } = parts;
  const read = await readFound(found, files);
  if (!read.ok) {
    const kept = await files.read(found.path);
    // What cannot be read as its format allows is our business only where our name stands in it.
    const isOthers = kept.ok && !kept.value?.text.includes(parts.name);
    return isOthers ? [] : [refused(found.path, read.failure.cause, null)];
  }
  const ours = entriesIn(read.value.data, found.config).find(
    ({ place, value }) =>
      place.name === parts.name && judgeEntry(value, factsOf(parts)).kind === 'ours',
  );
  const text = read.value.file?.text;
  if (!ours || text === undefined) return [];
  const removal = { format: found.config.format, place: ours.place, newTable: null };
  return [await removed(files, { path: found.path, text, backup: null }, removal)];
}

function factsOf({ endpoint, mcpUrl }: DisconnectParts): JudgingFacts {
  return { endpoint, mcpUrl };
}

function refused(path: string, cause: string, backup: string | null): Undone {
  return { path, outcome: 'refused', cause, backup };
}
