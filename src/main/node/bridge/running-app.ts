import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { failure } from '../../../shared/failure.ts';
import { parseJson } from '../../../shared/json.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { shakeHands } from '../control-handshake.ts';
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
  const authorized = await shakeHands(app, (question) => sayHello(app, question));
  if (!authorized.ok) return authorized;
  const line = new AbortController();
  const way = {
    // One for each exchange: on one that was kept nobody could tell a call that reached an app which
    // then died from a call that never did.
    connect: () => connect(owner.address),
    headers: { authorization: authorized.value },
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

async function sayHello(
  { owner, budgetMs }: RunningApp,
  question: object,
): Promise<Result<unknown>> {
  const signal = AbortSignal.timeout(budgetMs);
  const call = { method: 'POST', headers: {}, body: JSON.stringify(question), signal } as const;
  try {
    const way = { connect: () => connect(owner.address), path: '/hello' };
    return ok(parseJson(await readText(await httpExchange(call, way))));
  } catch {
    return failed(failure('control_failed'));
  }
}
