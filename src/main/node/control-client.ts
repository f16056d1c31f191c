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
import { shakeHands } from './control-handshake.ts';
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
  const authorized = await shakeHands({ owner, version }, (body) =>
    post(client, { path: '/hello', body, budgetMs }),
  );
  if (!authorized.ok) {
    await client.destroy();
    return authorized;
  }
  const authorization = authorized.value;
  const run: RunCommand = async (name, input) => {
    const reply = await post(client, { path: `/command/${name}`, body: input, authorization });
    return reply.ok ? readReply(name, reply.value) : reply;
  };
  return ok({ run, close: () => void client.destroy() });
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
