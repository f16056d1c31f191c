import type { ConnectOutput, OtherFile, Warning } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Hash } from '../ports.ts';
import type { Connection } from './definition.ts';
import { diffLines } from './diff.ts';
import { entriesIn } from './entries.ts';
import { readConfig, valueAt } from './formats/edit-config.ts';
import { backupOf, type MadeConnections } from './made-connections.ts';
import { type Plan, planConnection } from './plan.ts';
import type { FilePlan, PlanParts } from './plan-file.ts';
import { restartOn } from './snippets.ts';
import { writeEntry } from './write-entry.ts';

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
  const first = await written(parts, plan, connection);
  if (!first.ok) return first;
  const others: Written[] = [];
  const failures: Warning[] = [];
  for (const other of plan.others) {
    const done = await written(parts, other, connection);
    // The first file is connected already: what fails here is told, and can be done again.
    if (done.ok) others.push(done.value);
    else failures.push(notChanged(other, done.failure.cause));
  }
  const { applied, backup, backupHoldsSecret } = first.value;
  return ok({
    output: {
      ...output.value,
      ...(applied ? {} : { change: 'none' as const, diff: [] }),
      others: output.value.others.flatMap((shown) => {
        const done = others.find(({ plan: { file } }) => file.path === shown.path);
        if (!done?.applied) return [];
        return [{ ...shown, backup: done.backup, backupHoldsSecret: done.backupHoldsSecret }];
      }),
      warnings: [...output.value.warnings, ...failures],
      applied: [first.value, ...others].some((each) => each.applied),
      backup,
      backupHoldsSecret,
    },
    lookBack: () => writtenOver(parts, [first.value, ...others]),
  });
}

interface Written {
  readonly plan: FilePlan;
  readonly text: string;
  /** False where the file was as it should be. */
  readonly applied: boolean;
  readonly backup: string | null;
  readonly backupHoldsSecret: boolean;
}

async function written(
  parts: ConnectParts,
  plan: FilePlan,
  connection: Connection,
): Promise<Result<Written>> {
  const text = plan.textWith(connection);
  if (!text.ok) return text;
  const nothing = {
    plan,
    text: text.value,
    applied: false,
    backup: null,
    backupHoldsSecret: false,
  };
  if (text.value === plan.before) return ok(nothing);
  const record = await writeEntry(parts, plan, text.value);
  if (!record.ok) return record;
  const backupHoldsSecret = plan.replaces.some(({ reason }) => reason !== 'direct');
  return ok({ ...nothing, applied: true, backup: backupOf(record.value), backupHoldsSecret });
}

function notChanged({ file }: FilePlan, cause: string): Warning {
  return {
    code: 'other-builds',
    text: `${file.path}, of another build, was not changed: ${cause}`,
  };
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
  const { definition, whereabouts } = parts;
  const shown = withStandIn(parts, connection);
  const first = shownFile(plan, shown);
  if (!first.ok) return first;
  const others: OtherFile[] = [];
  for (const each of plan.others) {
    const other = shownFile(each, shown);
    if (!other.ok) return other;
    others.push(other.value);
  }
  return ok({
    assistant: definition.id,
    name: plan.place.name,
    ...first.value,
    way: plan.way,
    others,
    replaces: [plan, ...plan.others].flatMap(({ replaces }) => replaces),
    warnings: [...plan.warnings],
    preview: previewOf(parts, plan),
    applied: false,
    restart: restartOn(definition, whereabouts.machine),
  });
}

function shownFile(plan: FilePlan, connection: Connection): Result<OtherFile> {
  const text = plan.textWith(connection);
  if (!text.ok) return text;
  const { file, change, before } = plan;
  const variant = file.config.variant ?? null;
  const diff = diffLines(before ?? '', text.value);
  return ok({ path: file.path, variant, change, diff, backup: null, backupHoldsSecret: false });
}

/** One name for all the texts that would change. */
function previewOf({ hash }: ConnectParts, plan: Plan): string {
  const nameOf = ({ before }: FilePlan) => (before === undefined ? NO_FILE : hash.sha256(before));
  if (plan.others.length === 0) return nameOf(plan);
  const all = [plan, ...plan.others].map((each) => [each.file.path, nameOf(each)]);
  return hash.sha256(JSON.stringify(all));
}

async function writtenOver(
  { files, clock, definition }: ConnectParts,
  all: readonly Written[],
): Promise<readonly Warning[]> {
  const applied = all.filter((each) => each.applied);
  if (applied.length === 0) return [];
  await new Promise<void>((resolve) => clock.after(WRITES_OVER_WITHIN_MS, resolve));
  for (const { plan, text } of applied) {
    const now = await files.read(plan.file.path);
    const held = now.ok ? now.value?.text : undefined;
    if (held === text || (held !== undefined && hasEntry(plan, held))) continue;
    const said = `${definition.name} wrote over its file while it was changed, and the entry is gone. Quit ${definition.name}, then connect again.`;
    return [{ code: 'written-over', text: said }];
  }
  return [];
}

function hasEntry({ file: { config }, place }: FilePlan, text: string): boolean {
  const data = readConfig(config.format, text);
  if (!data.ok || valueAt(data.value, place.table) === undefined) return false;
  return entriesIn(data.value, config).some((entry) => entry.place.name === place.name);
}
