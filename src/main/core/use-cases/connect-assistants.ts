import { type AssistantId, assistantIds, isAssistantId } from '../../../shared/assistant.ts';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import type { AssistantRow, Disconnected } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { connectAssistant, previewConnection } from '../assistants/connect.ts';
import { disconnectAssistant } from '../assistants/disconnect.ts';
import { backupsOf } from '../assistants/made-connections.ts';
import { isInPassingPlace } from '../assistants/passing-place.ts';
import { type AssistantDesk, STAND_IN } from './assistant-desk.ts';
import { rowOf } from './assistant-row.ts';
import type { AssistantParts } from './parts.ts';

/** Connecting assistants by their files, one change after the other. */
export interface AssistantUseCases {
  list(input: CommandInput<'assistants'>): Promise<Result<CommandOutput<'assistants'>>>;
  connect(input: CommandInput<'connect'>): Promise<Result<CommandOutput<'connect'>>>;
  disconnect(input: CommandInput<'disconnect'>): Promise<Result<CommandOutput<'disconnect'>>>;
  deleteBackup(input: CommandInput<'deleteBackup'>): Promise<Result<CommandOutput<'deleteBackup'>>>;
}

export function createAssistantUseCases(
  parts: AssistantParts,
  desk: AssistantDesk,
): AssistantUseCases {
  const { toolsFor, connectionWith, inTurn } = desk;

  async function connect({ assistant, person, dryRun, expects }: CommandInput<'connect'>) {
    if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
    if (isInPassingPlace(connectionWith(STAND_IN).bridge.command))
      return failed(failure('app_not_installed'));
    const tools = toolsFor(assistant, person);
    const { keys } = parts.options;
    const known = keys.list().find((key) => key.assistant === assistant);
    const shown = await previewConnection(tools, connectionWith(known?.key ?? STAND_IN));
    if (!shown.ok) return shown;
    // A key is made only once it is clear that there is a place for it.
    if (dryRun) return ok({ output: shown.value, lookBack: async () => [] });
    const made = known ? undefined : await keys.renew(assistant);
    if (made && !made.ok) return made;
    const key = made?.value.key ?? known;
    const done = await connectAssistant(tools, connectionWith(key?.key ?? STAND_IN), expects);
    if (!done.ok) await made?.value.undo();
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
    const all = await toolsFor(assistant, null).made.list();
    if (!all.ok) return all;
    const backups = all.value.filter((each) => each.assistant === assistant).flatMap(backupsOf);
    const deleted: string[] = [];
    for (const path of backups) {
      const kept = await parts.ports.configs.read(path);
      if (!kept.ok) return kept;
      if (!kept.value) continue;
      const gone = await parts.ports.configs.remove(path, kept.value.text);
      if (!gone.ok) return gone;
      deleted.push(path);
    }
    return ok({ assistant, deleted });
  }

  async function list({ person }: CommandInput<'assistants'>) {
    const seen = parts.activity.assistants();
    const rows: AssistantRow[] = [];
    for (const id of assistantIds) {
      const surveyed = await desk.survey(id, person);
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

const nothingThere = { path: null, outcome: 'not-there', cause: null, backup: null } as const;
