import type { ConnectOutput, Warning } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Hash } from '../ports.ts';
import type { Connection } from './definition.ts';
import { diffLines } from './diff.ts';
import { entriesIn } from './entries.ts';
import { readConfig, valueAt } from './formats/edit-config.ts';
import type { MadeConnection, MadeConnections } from './made-connections.ts';
import { type Plan, type PlanParts, planConnection } from './plan.ts';
import { restartOn } from './snippets.ts';

export interface ConnectParts extends PlanParts {
  readonly clock: Clock;
  readonly hash: Hash;
  readonly made: MadeConnections;
}

/** Some assistants write their settings back when they notice a change, and lose ours. */
const WRITES_OVER_WITHIN_MS = 2_000;

const NO_FILE = 'no file';

/** Shows what connecting would do: the key in it is a stand-in, and nothing is made or changed. */
export async function previewConnection(
  parts: ConnectParts,
  connection: Connection,
): Promise<Result<ConnectOutput>> {
  const plan = await planConnection(parts, withStandIn(parts, connection));
  return plan.ok ? outputOf(parts, plan.value, connection) : plan;
}

export interface Connected {
  readonly output: ConnectOutput;
  /** Looks two seconds later whether the assistant wrote over the change. */
  readonly lookBack: () => Promise<readonly Warning[]>;
}

/**
 * Connects the assistant. `expects` is the preview that the person saw; null for none. Failures: those
 * of the plan, `config_changed`, `config_not_written`.
 */
export async function connectAssistant(
  parts: ConnectParts,
  connection: Connection,
  expects: string | null,
): Promise<Result<Connected>> {
  const planned = await planConnection(parts, connection);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const output = outputOf(parts, plan, connection);
  if (!output.ok) return output;
  if (expects !== null && expects !== output.value.preview)
    return failed(failure('config_changed'));
  const text = plan.textWith(connection);
  if (!text.ok) return text;
  if (text.value === plan.before) {
    const unchanged = { ...output.value, change: 'none' as const, diff: [] };
    return ok({ output: unchanged, lookBack: async () => [] });
  }
  const record = await write(parts, plan, text.value);
  if (!record.ok) return record;
  return ok({
    output: {
      ...output.value,
      applied: true,
      backup: backupOf(record.value),
      backupHoldsSecret: plan.replaces.some(({ reason }) => reason !== 'direct'),
    },
    lookBack: () => writtenOver(parts, plan, text.value),
  });
}

function withStandIn({ definition }: PlanParts, connection: Connection): Connection {
  const key = `a key made for ${definition.name}`;
  return {
    ...connection,
    key,
    keyedEndpoint: connection.keyedEndpoint.replace(connection.key, key),
  };
}

function outputOf(parts: ConnectParts, plan: Plan, connection: Connection): Result<ConnectOutput> {
  const shown = plan.textWith(withStandIn(parts, connection));
  if (!shown.ok) return shown;
  const { definition, whereabouts, hash } = parts;
  return ok({
    assistant: definition.id,
    name: plan.place.name,
    path: plan.found.path,
    variant: plan.found.config.variant ?? null,
    way: plan.way,
    change: plan.change,
    diff: diffLines(plan.before ?? '', shown.value),
    replaces: [...plan.replaces],
    warnings: [...plan.warnings],
    preview: plan.before === undefined ? NO_FILE : hash.sha256(plan.before),
    applied: false,
    backup: null,
    backupHoldsSecret: false,
    restart: restartOn(definition, whereabouts.machine),
  });
}

/** Backs up, remembers, replaces: a file that is changed is always one that we can undo. */
async function write(
  parts: ConnectParts,
  plan: Plan,
  text: string,
): Promise<Result<MadeConnection>> {
  const { files, made, hash, clock, definition } = parts;
  const { found, before, place, way } = plan;
  const earlier = await made.list();
  if (!earlier.ok) return earlier;
  const known = earlier.value.find(
    (each) =>
      each.assistant === definition.id &&
      each.path === found.path &&
      each.place.name === place.name,
  );
  const isOurs = known !== undefined && before !== undefined && hash.sha256(before) === known.after;
  const asFound = isOurs
    ? ok({ before: known.before, newTable: known.newTable })
    : await keepAsFound(parts, plan);
  if (!asFound.ok) return asFound;
  const record: MadeConnection = {
    assistant: definition.id,
    path: found.path,
    format: found.config.format,
    place: { ...place, table: [...place.table] },
    way,
    madeAt: new Date(clock.wallMs()).toISOString(),
    after: hash.sha256(text),
    ...asFound.value,
  };
  const remembered = await made.remember(record);
  if (!remembered.ok) return remembered;
  const replaced = await files.replace(found.path, { text, expected: before });
  if (replaced.ok) return ok(record);
  // Nothing was changed, so nothing is to be undone but what was known before.
  await (known ? made.remember(known) : made.forget(record));
  const backup = isOurs ? null : backupOf(record);
  if (backup !== null && before !== undefined) await files.remove(backup, before);
  return replaced;
}

async function keepAsFound(
  { files, hash }: ConnectParts,
  { found, before, hadOurs, newTable }: Plan,
): Promise<Result<Pick<MadeConnection, 'before' | 'newTable'>>> {
  const table = newTable ? [...newTable] : null;
  if (before === undefined) {
    const folder = (await files.missingFolder(found.path)) ?? null;
    return ok({ before: { kind: 'none', folder }, newTable: table });
  }
  const backup = await files.backUp(found.path, before);
  if (!backup.ok) return backup;
  if (hadOurs) return ok({ before: { kind: 'edited', backup: backup.value }, newTable: null });
  const sha256 = hash.sha256(before);
  return ok({ before: { kind: 'text', sha256, backup: backup.value }, newTable: table });
}

export function backupOf({ before }: MadeConnection): string | null {
  return before.kind === 'none' ? null : before.backup;
}

async function writtenOver(
  { files, clock, definition }: ConnectParts,
  plan: Plan,
  text: string,
): Promise<readonly Warning[]> {
  await new Promise<void>((resolve) => clock.after(WRITES_OVER_WITHIN_MS, resolve));
  const now = await files.read(plan.found.path);
  const held = now.ok ? now.value?.text : undefined;
  if (held === text || (held !== undefined && hasEntry(plan, held))) return [];
  return [
    {
      code: 'written-over',
      text: `${definition.name} wrote over its file while it was changed, and the entry is gone. Quit ${definition.name}, then connect again.`,
    },
  ];
}

function hasEntry({ found, place }: Plan, text: string): boolean {
  const data = readConfig(found.config.format, text);
  if (!data.ok || valueAt(data.value, place.table) === undefined) return false;
  return entriesIn(data.value, found.config).some((entry) => entry.place.name === place.name);
}
