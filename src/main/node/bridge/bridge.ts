import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { failure } from '../../../shared/failure.ts';
import { type ClientMessage, readClientLine } from '../../core/bridge/client-message.ts';
import { createParameterNames } from '../../core/bridge/parameter-names.ts';
import type { Audience } from './answer-reader.ts';
import { createAppLink, type FindApp } from './app-link.ts';
import { createCallsUnderWay } from './calls-under-way.ts';
import { createCarrier } from './carrier.ts';
import { createLegacySession } from './legacy-session.ts';
import { createLineWriter, readLines } from './lines.ts';
import { createStandIn } from './stand-in.ts';

export interface BridgeOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly version: string;
  readonly demo: boolean;
  /** Finds the app, starting it if need be; called again after the app went away. */
  readonly findApp: FindApp;
}

/** How long a client that connects waits for an app that is just starting, before it is answered here. */
const PATIENCE_MS = 1_000;
/** How long calls may end after the client has closed its side; a script may still be reading. */
const DRAIN_MS = 4_000;
const OPENING: ReadonlySet<string | undefined> = new Set(['initialize', 'server/discover']);
const HANDSHAKE: ReadonlySet<string | undefined> = new Set([
  'initialize',
  'notifications/initialized',
]);
const JUST_STARTING = failure('app_not_running', {
  cause: 'It is just starting.',
  next: 'Ask again in a moment.',
});

/** A stdio MCP server that carries every message to the app. Resolves when the client closes its side. */
export async function runBridge(options: BridgeOptions): Promise<void> {
  const writer = createLineWriter(options.output);
  const audience: Audience = { hear: ({ text }) => writer.write(text), ready: writer.ready };
  const parameterNames = createParameterNames();
  const standIn = createStandIn(options);
  const calls = createCallsUnderWay();
  const link = createAppLink(options.findApp);
  const session = createLegacySession({ audience, parameterNames });
  const { write } = writer;
  const carry = createCarrier({ link, session, parameterNames, standIn, audience, write });
  /** Messages follow the handshake that came before them, whatever roads they take. */
  let handshake: Promise<void> = Promise.resolve();
  const pending = new Set<Promise<void>>();

  /** True when the app is reached, or known not to be there, before the client grows impatient. */
  async function isDecidedSoon(): Promise<boolean> {
    const patience = new AbortController();
    const { signal } = patience;
    const isDecided = await Promise.race([
      link.reach().then(() => true),
      pause(PATIENCE_MS, false, { signal, ref: false }),
    ]);
    patience.abort();
    return isDecided;
  }

  async function serve(call: ClientMessage): Promise<void> {
    const underWay = calls.add(call);
    try {
      if (!OPENING.has(call.method) || (await isDecidedSoon())) await carry(underWay);
      else write(standIn.whileAway(call, JUST_STARTING));
      if (call.method === 'initialize' && !call.isModern) session.opened(call);
    } catch {
      write(standIn.forFailure(call, failure('internal')));
    } finally {
      calls.remove(underWay);
    }
  }

  function start(call: ClientMessage): void {
    if (calls.cancelHere(call)) return;
    const served = handshake.then(() => serve(call));
    if (HANDSHAKE.has(call.method)) handshake = served;
    pending.add(served);
    void served.then(() => pending.delete(served));
  }

  function receive(line: string): void {
    const read = readClientLine(line);
    if (read.kind === 'refused') write(read.answer);
    else for (const call of read.messages) start(call);
  }

  async function finish(): Promise<void> {
    calls.endStreams();
    await Promise.race([Promise.all(pending), pause(DRAIN_MS, undefined, { ref: false })]);
    calls.endAll();
    await session.close(link.current());
    await link.close();
  }

  void link.reach();
  await readLines(options.input, receive);
  await finish();
}
