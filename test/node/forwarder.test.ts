import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { forward, type Outcome } from '../../src/main/node/forwarder.ts';
import { createUpstream } from '../../src/main/node/upstream.ts';
import { budgetsSchema } from '../../src/shared/settings.ts';
import { endServer, listenAnywhere } from './running-server.ts';

const SILENCE_MS = 1_000;
const MIB = 1024 * 1024;
const LONG_BYTES = 32 * MIB;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serve(answer: (response: ServerResponse) => unknown): Promise<URL> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  const port = await listenAnywhere(server);
  cleanups.push(() => endServer(server));
  return new URL(`http://127.0.0.1:${port}/mcp`);
}

/** A promise, and what resolves it. */
function later<Value>() {
  let resolve: (value: Value | Promise<Value>) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

interface Passage {
  /** What the caller gets; nothing of its body is read yet. */
  readonly answer: IncomingMessage;
  readonly outcome: Promise<Outcome>;
}

/** One call of a caller, through the forwarder, to a server that answers so. */
async function call(answer: (response: ServerResponse) => unknown): Promise<Passage> {
  const url = await serve(answer);
  const upstream = createUpstream({
    budgets: budgetsSchema.parse({}),
    proxy: { httpsProxy: undefined, httpProxy: undefined, noProxy: undefined },
    extraCaFile: undefined,
  });
  cleanups.push(() => upstream.close());
  const outcome = later<Outcome>();
  const near = await serve((response) => {
    const limits = { firstByteMs: 30_000, silenceMs: SILENCE_MS };
    const judge = () => ({ kind: 'pass' }) as const;
    const exchange = { url, method: 'POST', headers: {}, body: null, response, limits, judge };
    outcome.resolve(forward(exchange, upstream));
  });
  const [received] = (await once(get(near), 'response')) as [IncomingMessage];
  return { answer: received, outcome: outcome.promise };
}

/** Sends as fast as the other side takes it; tells when it takes no more for the first time. */
async function sendLong(response: ServerResponse, onHeldBack: () => void): Promise<void> {
  for (let sent = 0; sent < LONG_BYTES && !response.destroyed; sent += CHUNK.length) {
    if (response.write(CHUNK)) continue;
    const drained = once(response, 'drain');
    const isStuck = await Promise.race([drained.then(() => false), sleep(200, true)]);
    if (isStuck) onHeldBack();
    await drained;
  }
}

async function lengthOf(answer: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const chunk of answer) length += (chunk as Buffer).length;
  return length;
}

describe('the silence of a server', () => {
  it('does not count while a slow caller holds its answer back', async () => {
    const heldBack = later<void>();
    const { answer, outcome } = await call(async (response) => {
      await sendLong(response, heldBack.resolve);
      response.end();
    });
    await heldBack.promise;
    await sleep(2 * SILENCE_MS);
    expect(await lengthOf(answer)).toBe(LONG_BYTES);
    expect(await outcome).toMatchObject({ kind: 'passed', status: 200 });
  });

  it('counts again when the caller reads on', async () => {
    const heldBack = later<void>();
    const { answer, outcome } = await call((response) => sendLong(response, heldBack.resolve));
    await heldBack.promise;
    await expect(lengthOf(answer)).rejects.toThrow();
    expect(await outcome).toMatchObject({ kind: 'passed', status: 200 });
  });

  it('ends an answer that stops in the middle', async () => {
    const { answer, outcome } = await call((response) => response.write('{"begun":'));
    await expect(lengthOf(answer)).rejects.toThrow();
    expect(await outcome).toMatchObject({ kind: 'passed', status: 200 });
  });
});
