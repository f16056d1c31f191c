import { isAssistantId } from '../../../shared/assistant.ts';
import type { CommandInput } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret } from '../../../shared/secret.ts';
import type { Check, Verification } from '../../../shared/verification.ts';
import { type AuthorizationServer, discover } from '../tokens/discovery.ts';
import { runVerification } from '../verification/run.ts';
import type { AssistantDesk } from './assistant-desk.ts';
import { seatOf, sessionFrom, type VerifierSeat, wayOf } from './assistant-seat.ts';
import type { CommandParts } from './parts.ts';

interface VerifyParts {
  readonly parts: CommandParts;
  readonly desk: AssistantDesk;
}

/** Runs the verifier against the world, from the seat of an assistant or with a key of this run. */
export async function verifyConnection(
  { parts, desk }: VerifyParts,
  asked: CommandInput<'verify'>,
  onCheck?: (check: Check) => void,
): Promise<Result<Verification>> {
  const seat = await chosenSeat({ parts, desk }, asked);
  if (!seat.ok) return seat;
  const { ports, run } = parts;
  const budgetMs = ports.settings.current().budgets.tokenMs;
  const verification = await verifyWith(parts, {
    seat: seat.value,
    discover: () => discover(run.mcpUrl, { network: ports.network, budgetMs }),
    onCheck,
  });
  // What the verifier met, calls meet too: the status does not wait for the next one.
  if (verification.fault) parts.lookAgain();
  return ok(verification);
}

async function chosenSeat(
  { parts, desk }: VerifyParts,
  { assistant, person }: CommandInput<'verify'>,
): Promise<Result<VerifierSeat>> {
  if (assistant === null) return ok(seatOfRun(parts));
  if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
  return seatOf(parts, desk, { assistant, person });
}

/** Nobody's seat: the local address with a key that dies with this run. */
export function seatOfRun({ runKey }: CommandParts): VerifierSeat {
  return { kind: 'address', bearer: createSecret(runKey) };
}

interface VerifierRun {
  readonly seat: VerifierSeat;
  readonly discover: () => Promise<Result<AuthorizationServer>>;
  readonly onCheck: ((check: Check) => void) | undefined;
}

/** The verifier's run; a token that it got ends a stop that the person has just mended. */
export function verifyWith(parts: CommandParts, given: VerifierRun): Promise<Verification> {
  const { ports, run, minter, tokens } = parts;
  // What was refused before may be granted now: everything is asked for anew.
  minter.askAnew();
  return runVerification({
    clock: ports.clock,
    ...(given.onCheck ? { onCheck: given.onCheck } : {}),
    reach: {
      reach: () => ports.network.reach(run.mcpUrl),
      loopbackIsProxied: () => run.loopbackIsProxied,
      discover: given.discover,
      async mint() {
        const token = await minter.mint();
        if (token.ok) tokens.adopt(token.value);
        return token;
      },
      skewMs: () => minter.facts().skewMs,
      openSession: (token) =>
        ports.openMcpSession({ url: run.mcpUrl, bearer: token.value, era: 'auto' }),
      openLocalSession: () => sessionFrom(parts, given.seat),
      localWay: wayOf(given.seat),
    },
  });
}
