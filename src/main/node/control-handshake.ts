import { failure } from '../../shared/failure.ts';
import { recordOf, textOf } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createNonce } from './control-nonce.ts';
import { callerProof, ownerProof } from './control-proof.ts';
import { CONTROL_PROTOCOL, disagreement } from './control-protocol.ts';
import type { OwnerRecord } from './owner-record.ts';

interface Caller {
  readonly owner: OwnerRecord;
  readonly version: string;
}

/** Posts a hello to the owner and gives its reply as JSON, whatever that is. */
type SayHello = (question: object) => Promise<Result<unknown>>;

/**
 * The caller's side of the handshake. Gives what its calls are authorized by, after the owner has
 * proven itself. Failures: `control_failed`, `version_differs`, and those of `sayHello`.
 */
export async function shakeHands(
  { owner, version }: Caller,
  sayHello: SayHello,
): Promise<Result<string>> {
  const refusal = disagreement(owner, version);
  if (refusal) return failed(refusal);
  const nonce = createNonce();
  const reply = await sayHello({ nonce, protocol: CONTROL_PROTOCOL });
  if (!reply.ok) return reply;
  const hello = recordOf(reply.value);
  if (hello['proof'] !== ownerProof(owner.cookie, nonce)) return failed(failure('control_failed'));
  const theirs = { version: textOf(hello['version']) ?? '', protocol: hello['protocol'] };
  // The file may be of an app that was just replaced.
  const difference = disagreement(theirs, version);
  if (difference) return failed(difference);
  const challenge = textOf(hello['challenge']) ?? '';
  return ok(`Proof ${challenge}:${callerProof(owner.cookie, challenge)}`);
}
