import { isAssistantId } from '../../../shared/assistant.ts';
import type { CommandInput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret, type Secret } from '../../../shared/secret.ts';
import type { Check, Verification } from '../../../shared/verification.ts';
import type { McpSession } from '../ports.ts';
import { type AuthorizationServer, discover } from '../tokens/discovery.ts';
import { runVerification } from '../verification/run.ts';
import type { CommandParts } from './parts.ts';

/** Runs the verifier against the world, with a key of the local endpoint. */
export async function verifyConnection(
  parts: CommandParts,
  { assistant }: CommandInput<'verify'>,
  onCheck?: (check: Check) => void,
): Promise<Result<Verification>> {
  const key = keyOf(parts, assistant);
  if (!key.ok) return key;
  const { ports, run } = parts;
  const budgetMs = ports.settings.current().budgets.tokenMs;
  const verification = await verifyWith(parts, {
    key: key.value,
    discover: () => discover(run.mcpUrl, { network: ports.network, budgetMs }),
    onCheck,
  });
  // What the verifier met, calls meet too: the status does not wait for the next one.
  if (verification.fault) parts.lookAgain();
  return ok(verification);
}

interface VerifierSeat {
  readonly key: Secret;
  readonly discover: () => Promise<Result<AuthorizationServer>>;
  readonly onCheck: ((check: Check) => void) | undefined;
}

/** The verifier's run; a token that it got ends a stop that the person has just mended. */
export function verifyWith(parts: CommandParts, seat: VerifierSeat): Promise<Verification> {
  const { ports, run, minter, tokens } = parts;
  // What was refused before may be granted now: everything is asked for anew.
  minter.askAnew();
  return runVerification({
    clock: ports.clock,
    ...(seat.onCheck ? { onCheck: seat.onCheck } : {}),
    reach: {
      reach: () => ports.network.reach(run.mcpUrl),
      loopbackIsProxied: () => run.loopbackIsProxied,
      discover: seat.discover,
      async mint() {
        const token = await minter.mint();
        if (token.ok) tokens.adopt(token.value);
        return token;
      },
      skewMs: () => minter.facts().skewMs,
      openSession: (token) =>
        ports.openMcpSession({ url: run.mcpUrl, bearer: token.value, era: 'auto' }),
      openLocalSession: () => openLocalSession(parts, seat.key),
    },
  });
}

/** From the assistant's seat: with its own key. */
function keyOf({ options, runKey }: CommandParts, assistant: string | null): Result<Secret> {
  if (assistant === null) return ok(createSecret(runKey));
  if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
  const known = options.keys.list().find((key) => key.assistant === assistant);
  if (known) return ok(createSecret(known.key));
  const cause = `${assistant} was never given a key of its own.`;
  return failed(
    failure('key_missing', { cause, next: `Run \`dynamosql-tray snippet ${assistant}\` first.` }),
  );
}

async function openLocalSession(
  { ports, options }: CommandParts,
  bearer: Secret,
): Promise<Result<McpSession>> {
  const port = options.port();
  if (port === undefined) return failed(failure('app_not_running'));
  return ports.openMcpSession({ url: `http://127.0.0.1:${port}/mcp`, bearer, era: 'auto' });
}
