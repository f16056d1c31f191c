import { isAssistantId } from '../../../shared/assistant.ts';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { connectAssistant } from '../assistants/connect.ts';
import { restartOn } from '../assistants/snippets.ts';
import type { AssistantDesk } from './assistant-desk.ts';
import type { CommandParts } from './parts.ts';

/**
 * A new key in place of the assistant's own, written into its file where that holds our entry. A
 * file that cannot be written leaves the old key as it was. Failures: those of connecting, `key_missing`.
 */
export async function resetKey(
  { options }: CommandParts,
  desk: AssistantDesk,
  { assistant, person }: CommandInput<'resetKey'>,
): Promise<Result<CommandOutput<'resetKey'>>> {
  if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
  const tools = desk.toolsFor(assistant, person);
  const { entry, problem } = await desk.survey(assistant, person);
  if (problem) return failed(problem);
  const hasKey = options.keys.list().some((key) => key.assistant === assistant);
  if (!entry && !hasKey) return failed(neverConnected(assistant));
  const renewed = await options.keys.renew(assistant);
  if (!renewed.ok) return renewed;
  const restart = restartOn(tools.definition, tools.whereabouts.machine);
  if (!entry) return ok({ assistant, path: null, way: null, warnings: [], restart });
  const connection = desk.connectionWith(renewed.value.key.key);
  const done = await connectAssistant(tools, connection, null);
  if (!done.ok) {
    await renewed.value.undo();
    return done;
  }
  const { path, way, warnings } = done.value.output;
  const later = await done.value.lookBack();
  return ok({ assistant, path, way, warnings: [...warnings, ...later], restart });
}

function neverConnected(assistant: string) {
  const cause = `${assistant} was never given a key of its own.`;
  return failure('key_missing', {
    cause,
    next: `Run \`dynamosql-tray connect ${assistant}\` first.`,
  });
}
