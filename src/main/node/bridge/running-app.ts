import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { failure } from '../../../shared/failure.ts';
import { parseJson, recordOf, textOf } from '../../../shared/json.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createNonce } from '../control-nonce.ts';
import { callerProof, ownerProof } from '../control-proof.ts';
import { CONTROL_PROTOCOL, disagreement } from '../control-protocol.ts';
import type { OwnerRecord } from '../owner-record.ts';
import type { AppChannel } from './app-channel.ts';
import { httpExchange, readText, type Way } from './http-exchange.ts';

interface RunningApp {
  readonly owner: OwnerRecord;
  readonly assistant: string;
  readonly version: string;
  readonly budgetMs: number;
}

/**
 * Reaches the running app by its private socket: proves both sides, and keeps a line open by which
 * the app knows that a bridge is there. Failures: `control_failed`, `version_differs`.
 */
export async function reachRunningApp(app: RunningApp): Promise<Result<AppChannel>> {
  const { owner, assistant } = app;
  const hello = await shakeHands(app);
  if (!hello.ok) return hello;
  const line = new AbortController();
  const way = {
    // One for each exchange: on one that was kept nobody could tell a call that reached an app which
    // then died from a call that never did.
    connect: () => connect(owner.address),
    headers: { authorization: `Proof ${hello.value}:${callerProof(owner.cookie, hello.value)}` },
  };
  return ok({
    exchange: (call) => httpExchange(call, { ...way, path: `/mcp/${assistant}` }),
    gone: presence({ ...way, path: '/presence' }, line.signal),
    // An app that is ending takes nothing new, and still answers what it has taken.
    close: async () => line.abort(),
  });
}

/** Resolves when the line breaks, from either side. What the client already waits for goes first. */
async function presence(way: Way, signal: AbortSignal): Promise<void> {
  try {
    await nextTurn();
    const line = await httpExchange({ method: 'GET', headers: {}, signal }, way);
    await readText(line);
  } catch {
    // It broke, or never stood.
  }
}

async function shakeHands({ owner, version, budgetMs }: RunningApp): Promise<Result<string>> {
  const refusal = disagreement(owner, version);
  if (refusal) return failed(refusal);
  const nonce = createNonce();
  const hello = recordOf(parseJson(await sayHello(owner.address, { nonce, budgetMs })));
  if (hello['proof'] !== ownerProof(owner.cookie, nonce)) return failed(failure('control_failed'));
  const theirs = { version: textOf(hello['version']) ?? '', protocol: hello['protocol'] };
  // The file may be of an app that was just replaced.
  const difference = disagreement(theirs, version);
  return difference ? failed(difference) : ok(textOf(hello['challenge']) ?? '');
}

/** The app's reply as text; empty when none came within the budget. */
async function sayHello(
  address: string,
  { nonce, budgetMs }: { readonly nonce: string; readonly budgetMs: number },
): Promise<string> {
  const signal = AbortSignal.timeout(budgetMs);
  const body = JSON.stringify({ nonce, protocol: CONTROL_PROTOCOL });
  try {
    const way = { connect: () => connect(address), path: '/hello' };
    return await readText(await httpExchange({ method: 'POST', headers: {}, body, signal }, way));
  } catch {
    return '';
  }
}
