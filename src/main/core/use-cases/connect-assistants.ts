import { type AssistantId, assistantIds, isAssistantId } from '../../../shared/assistant.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import type { AssistantRow, Disconnected } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import type { Person } from '../../../shared/person.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { backupOf, connectAssistant, previewConnection } from '../assistants/connect.ts';
import type { Connection } from '../assistants/definition.ts';
import { disconnectAssistant } from '../assistants/disconnect.ts';
import { createMadeConnections } from '../assistants/made-connections.ts';
import { writtenPath } from '../assistants/paths.ts';
import { definitionOf } from '../assistants/registry.ts';
import { restartOn } from '../assistants/snippets.ts';
import { type Surveyed, surveyAssistant } from '../assistants/survey.ts';
import type { AssistantParts } from './parts.ts';

/** Connecting assistants by their files, one change after the other. */
export interface AssistantUseCases {
  list(input: CommandInput<'assistants'>): Promise<Result<CommandOutput<'assistants'>>>;
  connect(input: CommandInput<'connect'>): Promise<Result<CommandOutput<'connect'>>>;
  disconnect(input: CommandInput<'disconnect'>): Promise<Result<CommandOutput<'disconnect'>>>;
  deleteBackup(input: CommandInput<'deleteBackup'>): Promise<Result<CommandOutput<'deleteBackup'>>>;
}

type ConnectionWith = (key: string) => Connection;

export function createAssistantUseCases(
  parts: AssistantParts,
  connectionWith: ConnectionWith,
): AssistantUseCases {
  const made = createMadeConnections(parts.ports.files);
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

  function toolsFor(assistant: AssistantId, person: Person | null) {
    const { ports, run, options } = parts;
    return {
      definition: definitionOf(assistant),
      whereabouts: { machine: options.machine, person: person ?? run.person },
      files: ports.configs,
      clock: ports.clock,
      hash: ports.hash,
      mcpUrl: run.mcpUrl,
      made,
    };
  }

  async function connect({ assistant, person, dryRun, expects }: CommandInput<'connect'>) {
    if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
    const tools = toolsFor(assistant, person);
    const { keys } = parts.options;
    const known = keys.list().find((key) => key.assistant === assistant);
    const shown = await previewConnection(tools, connectionWith(known?.key ?? STAND_IN));
    if (!shown.ok) return shown;
    // A key is made only once it is clear that there is a place for it.
    if (dryRun) return ok({ output: shown.value, lookBack: async () => [] });
    const key = await keys.keyFor(assistant);
    if (!key.ok) return key;
    const done = await connectAssistant(tools, connectionWith(key.value.key), expects);
    if (!done.ok && !known) await keys.revoke(assistant);
    return done;
  }

  async function disconnectOne(assistant: AssistantId, input: CommandInput<'disconnect'>) {
    const { person, deletesBackups = false, onlyRemembered = false } = input;
    const { name, endpoint } = connectionWith(STAND_IN);
    const tools = toolsFor(assistant, person);
    const undone = await disconnectAssistant({
      ...tools,
      name,
      endpoint,
      deletesBackups,
      onlyRemembered,
    });
    if (!undone.ok) return undone;
    const revoked = await parts.options.keys.revoke(assistant);
    if (!revoked.ok) return revoked;
    const rows = undone.value.length > 0 ? undone.value : revoked.value ? [nothingThere] : [];
    return ok(rows.map((row): Disconnected => ({ assistant, ...row, keyRevoked: revoked.value })));
  }

  async function disconnect(input: CommandInput<'disconnect'>) {
    const { assistant } = input;
    if (assistant !== null && !isAssistantId(assistant)) {
      return failed(failure('assistant_unknown'));
    }
    const disconnected: Disconnected[] = [];
    for (const id of assistant === null ? assistantIds : [assistant]) {
      const done = await disconnectOne(id, input);
      if (!done.ok) return done;
      disconnected.push(...done.value);
    }
    return ok({ disconnected });
  }

  /** Only files that we made ourselves and remember. */
  async function deleteBackup({ assistant }: CommandInput<'deleteBackup'>) {
    if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
    const all = await made.list();
    if (!all.ok) return all;
    const backups = all.value.filter((each) => each.assistant === assistant).map(backupOf);
    const deleted: string[] = [];
    for (const path of backups) {
      const kept = path === null ? ok(undefined) : await parts.ports.configs.read(path);
      if (!kept.ok) return kept;
      if (path === null || !kept.value) continue;
      const gone = await parts.ports.configs.remove(path, kept.value.text);
      if (!gone.ok) return gone;
      deleted.push(path);
    }
    return ok({ assistant, deleted });
  }

  async function list({ person }: CommandInput<'assistants'>) {
    const seen = parts.activity.assistants();
    const { name, endpoint } = connectionWith(STAND_IN);
    const rows: AssistantRow[] = [];
    for (const id of assistantIds) {
      const { definition, whereabouts, files, mcpUrl } = toolsFor(id, person);
      const facts = { endpoint, mcpUrl };
      const surveyed = await surveyAssistant(definition, { whereabouts, files, facts, name });
      rows.push(rowOf(parts, { id, surveyed, seen: seen.find((each) => each.id === id) }));
    }
    return ok({ assistants: rows });
  }

  return {
    list,
    async connect(input) {
      const done = await inTurn(() => connect(input));
      if (!done.ok) return done;
      const { output, lookBack } = done.value;
      return ok({ ...output, warnings: [...output.warnings, ...(await lookBack())] });
    },
    disconnect: (input) => inTurn(() => disconnect(input)),
    deleteBackup: (input) => inTurn(() => deleteBackup(input)),
  };
}

/** Stands where a key would, for questions that need none. */
const STAND_IN = 'no-key';

const nothingThere = { path: null, outcome: 'not-there', cause: null, backup: null } as const;

interface RowFacts {
  readonly id: AssistantId;
  readonly surveyed: Surveyed;
  readonly seen: AssistantSeen | undefined;
}

const neverSeen = {
  lastSeen: null,
  client: null,
  protocolVersion: null,
  callsToday: 0,
  lastError: null,
};

function rowOf({ options }: AssistantParts, { id, surveyed, seen }: RowFacts): AssistantRow {
  const definition = definitionOf(id);
  const key = options.keys.list().find(({ assistant }) => assistant === id)?.key;
  const { problem, path, entry } = surveyed;
  const usual = definition.configs.find(({ onlyWhereFound }) => !onlyWhereFound);
  return {
    ...neverSeen,
    ...seen,
    id,
    name: definition.name,
    monogram: definition.monogram,
    found: surveyed.found,
    path: path ?? (usual ? writtenPath(usual.path, options.machine) : null),
    variant: surveyed.variant ?? null,
    state: stateOf({ entry, key, seen }),
    way: entry?.way ?? null,
    hasKey: key !== undefined,
    oldEntries: [...surveyed.oldEntries],
    problem: problem ? { code: problem.code, cause: problem.cause } : null,
    byHand: path === undefined ? (definition.byHand ?? null) : null,
    restart: restartOn(definition, options.machine),
    evidence: definition.evidence,
  };
}

interface StateFacts {
  readonly entry: Surveyed['entry'];
  readonly key: string | undefined;
  readonly seen: AssistantSeen | undefined;
}

function stateOf({ entry, key, seen }: StateFacts): AssistantRow['state'] {
  if (entry && (key === undefined || (entry.key !== undefined && entry.key !== key))) {
    return 'key-revoked';
  }
  if (entry && !entry.isCurrent) return 'address-changed';
  if (seen?.lastSeen) return 'seen';
  return entry ? 'waiting' : 'none';
}
