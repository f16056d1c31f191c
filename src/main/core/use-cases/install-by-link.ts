import { isAssistantId } from '../../../shared/assistant.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { installLink, isInstallLink } from '../assistants/install-links.ts';
import { isInPassingPlace } from '../assistants/passing-place.ts';
import { definitionOf } from '../assistants/registry.ts';
import { type AssistantDesk, STAND_IN } from './assistant-desk.ts';
import type { CommandParts } from './parts.ts';

/** What opens addresses with the programs of this computer. */
export interface Opener {
  /** Whether some program takes addresses of this kind; nothing is opened. */
  canOpen(address: string): boolean;
  /** Rejects when the system refuses. */
  open(address: string): Promise<void>;
}

/**
 * Opens the assistant with its install link, which holds a key of its own and is shown to nobody
 * else. Failures: `assistant_unknown`, `app_not_installed`, `link_missing`, `link_unhandled`, those
 * of keys.
 */
export async function installByLink(
  { options }: CommandParts,
  { connectionWith }: AssistantDesk,
  { assistant, opener }: { readonly assistant: string; readonly opener: Opener },
): Promise<Result<void>> {
  if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
  const connection = connectionWith(STAND_IN);
  if (isInPassingPlace(connection.bridge.command)) return failed(failure('app_not_installed'));
  const shown = installLink(assistant, connection);
  if (shown === undefined || !isInstallLink(shown)) return failed(failure('link_missing'));
  // A key is made only for a program that can be told.
  if (!opener.canOpen(shown)) return failed(unhandled(assistant));
  const key = await options.keys.keyFor(assistant);
  if (!key.ok) return key;
  const link = installLink(assistant, connectionWith(key.value.key));
  try {
    await opener.open(link ?? shown);
    return ok(undefined);
  } catch {
    return failed(unhandled(assistant));
  }
}

function unhandled(assistant: Parameters<typeof definitionOf>[0]) {
  const { name } = definitionOf(assistant);
  return failure('link_unhandled', {
    cause: `No program on this computer takes links of ${name}.`,
  });
}
