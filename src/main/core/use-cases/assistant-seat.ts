import type { AssistantId } from '../../../shared/assistant.ts';
import { failure } from '../../../shared/failure.ts';
import type { Person } from '../../../shared/person.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret, type Secret } from '../../../shared/secret.ts';
import { commandOf } from '../assistants/entry-command.ts';
import { definitionOf } from '../assistants/registry.ts';
import type { McpSession, ServerCommand } from '../ports.ts';
import type { AssistantDesk } from './assistant-desk.ts';
import type { CommandParts } from './parts.ts';

/** From where the verifier calls: as its entry has it, an assistant shows a key or starts a bridge. */
export type VerifierSeat =
  | { readonly kind: 'address'; readonly bearer: Secret }
  | { readonly kind: 'bridge'; readonly command: ServerCommand }
  /** Its entry leads elsewhere: nobody is called with its key. */
  | { readonly kind: 'elsewhere' };

interface SeatAsked {
  readonly assistant: AssistantId;
  readonly person: Person | null;
}

/** The seat of an assistant, read from its file. Failure: `key_missing`. */
export async function seatOf(
  { options, ports }: CommandParts,
  desk: AssistantDesk,
  { assistant, person }: SeatAsked,
): Promise<Result<VerifierSeat>> {
  const { entry } = await desk.survey(assistant, person);
  const known = options.keys.list().find((key) => key.assistant === assistant)?.key;
  if (entry?.way === 'stdio' && entry.command) {
    return ok({ kind: 'bridge', command: entry.command });
  }
  // A run that only verifies listens at another port than the one that assistants know.
  const isElsewhere = entry && !entry.isCurrent && options.port() === ports.settings.current().port;
  if (isElsewhere) return ok({ kind: 'elsewhere' });
  const bearer = entry?.key ?? known;
  const bridge = onlyBridge(desk, assistant);
  if (known && !entry && bridge) return ok({ kind: 'bridge', command: bridge });
  if (bearer) return ok({ kind: 'address', bearer: createSecret(bearer) });
  const cause = `${assistant} was never given a key of its own.`;
  return failed(
    failure('key_missing', { cause, next: `Run \`dynamosql-tray snippet ${assistant}\` first.` }),
  );
}

/** What an assistant starts that takes servers by command only, and was told so outside its file. */
function onlyBridge(desk: AssistantDesk, assistant: AssistantId): ServerCommand | undefined {
  const usual = definitionOf(assistant).configs.find(({ onlyWhereFound }) => !onlyWhereFound);
  return usual && !usual.header ? commandOf(usual.stdio(desk.connectionWith(''))) : undefined;
}

/** The seat in words, for what was found from it. */
export function wayOf(seat: VerifierSeat): string {
  return seat.kind === 'bridge' ? 'its bridge' : 'the local address';
}

export async function sessionFrom(
  { ports, options }: CommandParts,
  seat: VerifierSeat,
): Promise<Result<McpSession>> {
  if (seat.kind === 'bridge') return ports.startMcpServer(seat.command);
  if (seat.kind === 'elsewhere') return failed(failure('entry_outdated'));
  const port = options.port();
  if (port === undefined) return failed(failure('app_not_running'));
  const url = `http://127.0.0.1:${port}/mcp`;
  return ports.openMcpSession({ url, bearer: seat.bearer, era: 'auto' });
}
