import { Client } from 'undici';
import {
  type CommandName,
  type CommandOutput,
  commands,
  type RunCommand,
} from '../../shared/commands.ts';
import { type Failure, failure, isFailureCode } from '../../shared/failure.ts';
import { isRecord, parseJson, recordOf, textOf } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createNonce } from './control-nonce.ts';
import { callerProof, ownerProof } from './control-proof.ts';
import { CONTROL_PROTOCOL, disagreement } from './control-protocol.ts';
import type { OwnerRecord } from './owner-record.ts';

interface ControlOptions {
  readonly owner: OwnerRecord;
  readonly version: string;
  /** How long the handshake may take. Commands themselves have the budgets of the app. */
  readonly budgetMs: number;
}

export interface ControlChannel {
  readonly run: RunCommand;
  close(): void;
}

const VERIFYING_MS = 10 * 60_000;

/** Reaches the running app and checks that it wrote the owner's file and speaks our language. */
export async function reachOwner({
  owner,
  version,
  budgetMs,
}: ControlOptions): Promise<Result<ControlChannel>> {
  const client = new Client('http://localhost', {
    socketPath: owner.address,
    bodyTimeout: 0,
    headersTimeout: VERIFYING_MS,
  });
  const hello = await shakeHands(client, { owner, version, budgetMs });
  if (!hello.ok) {
    await client.destroy();
    return hello;
  }
  const authorization = `Proof ${hello.value}:${callerProof(owner.cookie, hello.value)}`;
  const run: RunCommand = async (name, input) => {
    const reply = await post(client, { path: `/command/${name}`, body: input, authorization });
    return reply.ok ? readReply(name, reply.value) : reply;
  };
  return ok({ run, close: () => void client.destroy() });
}

/** Gives the owner's challenge, after the owner has proven itself. */
async function shakeHands(
  client: Client,
  { owner, version, budgetMs }: ControlOptions,
): Promise<Result<string>> {
  const refusal = disagreement(owner, version);
  if (refusal) return failed(refusal);
  const nonce = createNonce();
  const body = { nonce, protocol: CONTROL_PROTOCOL };
  const reply = await post(client, { path: '/hello', body, budgetMs });
  if (!reply.ok) return reply;
  const hello = recordOf(reply.value);
  if (hello['proof'] !== ownerProof(owner.cookie, nonce)) return failed(failure('control_failed'));
  const theirs = { version: textOf(hello['version']) ?? '', protocol: hello['protocol'] };
  // The file may be of an app that was just replaced.
  const difference = disagreement(theirs, version);
  return difference ? failed(difference) : ok(textOf(hello['challenge']) ?? '');
}

interface Post {
  readonly path: string;
  readonly body: unknown;
  readonly authorization?: string;
  readonly budgetMs?: number;
}

async function post(
  client: Client,
  { path, body, authorization, budgetMs }: Post,
): Promise<Result<unknown>> {
  try {
    const reply = await client.request({
      method: 'POST',
      path,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      ...(budgetMs ? { signal: AbortSignal.timeout(budgetMs) } : {}),
    });
    return ok(parseJson(await reply.body.text()));
  } catch {
    return failed(failure('control_failed'));
  }
}

function readReply<N extends CommandName>(name: N, reply: unknown): Result<CommandOutput<N>> {
  const { failure: what, value } = recordOf(reply);
  if (isRecord(what)) return failed(readFailure(what));
  const parsed = commands[name].output.safeParse(value);
  return parsed.success ? ok(parsed.data as CommandOutput<N>) : failed(failure('control_failed'));
}

function readFailure(what: Readonly<Record<string, unknown>>): Failure {
  const code = textOf(what['code']) ?? '';
  return isFailureCode(code)
    ? ({ ...failure(code), ...what } as Failure)
    : failure('control_failed');
}
