import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenCalls } from '../../src/main/node/open-calls.ts';
import { endServer, listenAnywhere } from './running-server.ts';

const LONG_MS = 60_000;
const server = createServer();
let port = 0;

beforeAll(async () => {
  port = await listenAnywhere(server);
});
afterAll(() => endServer(server));

interface UnderWay {
  readonly response: ServerResponse;
  /** How the caller saw it end. */
  readonly ended: Promise<'answered' | 'cut'>;
}

/** A real exchange whose answer has begun and not ended. */
async function begin(): Promise<UnderWay> {
  const arrived = once(server, 'request');
  const sent = get({ port, host: '127.0.0.1', agent: false });
  const [, response] = (await arrived) as [IncomingMessage, ServerResponse];
  response.write('begun');
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const ended = new Promise<'answered' | 'cut'>((resolve) => {
    answer.on('error', () => {});
    answer.on('close', () => resolve(answer.complete ? 'answered' : 'cut'));
  });
  answer.resume();
  return { response, ended };
}

describe('the calls under way', () => {
  it('of one caller are ended, and those of others go on', async () => {
    const calls = createOpenCalls();
    const [call, stream, other] = [await begin(), await begin(), await begin()];
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    calls.add({ caller: 'codex', response: stream.response, isStream: true });
    calls.add({ caller: 'cursor', response: other.response, isStream: true });
    calls.end('codex');
    expect([await call.ended, await stream.ended]).toEqual(['cut', 'cut']);
    other.response.end();
    expect(await other.ended).toBe('answered');
  });

  it('are waited for at a quit, while streams end at once', async () => {
    const calls = createOpenCalls();
    const [call, stream] = [await begin(), await begin()];
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    calls.add({ caller: 'codex', response: stream.response, isStream: true });
    let isDrained = false;
    const drained = calls.drain(LONG_MS).then(() => {
      isDrained = true;
    });
    expect([await stream.ended, isDrained]).toEqual(['cut', false]);
    call.response.end('done');
    await drained;
    expect(await call.ended).toBe('answered');
  });

  it('are cut when they last longer than the quit may', async () => {
    const calls = createOpenCalls();
    const call = await begin();
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    await calls.drain(1);
    expect(await call.ended).toBe('cut');
  });

  it('that are over are not waited for', async () => {
    const calls = createOpenCalls();
    await calls.drain(LONG_MS);
    const call = await begin();
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    const closed = once(call.response, 'close');
    call.response.end();
    await closed;
    await calls.drain(LONG_MS);
  });

  it('whose caller left before they were counted are not waited for', async () => {
    const calls = createOpenCalls();
    const call = await begin();
    const closed = once(call.response, 'close');
    call.response.destroy();
    await closed;
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    await calls.drain(LONG_MS);
  });

  it('are waited for as soon as they have come, before it is known whose they are', async () => {
    const calls = createOpenCalls();
    const call = await begin();
    calls.arrived(call.response);
    const drained = calls.drain(LONG_MS);
    calls.add({ caller: 'codex', response: call.response, isStream: false });
    call.response.end('done');
    expect(await call.ended).toBe('answered');
    await drained;
  });

  it('begin no stream while the others are waited for', async () => {
    const calls = createOpenCalls();
    const [call, stream] = [await begin(), await begin()];
    calls.arrived(call.response);
    calls.arrived(stream.response);
    const drained = calls.drain(LONG_MS);
    calls.add({ caller: 'codex', response: stream.response, isStream: true });
    expect(await stream.ended).toBe('cut');
    call.response.end('done');
    await drained;
  });
});
