import { describe, expect, it } from 'vitest';
import { openAnswer } from './harness/http.ts';
import { initialize, isGood, listTables, replyIn } from './harness/messages.ts';
import { type Arrived, good, MINE } from './harness/own-upstream.ts';
import { openOwnStage } from './harness/stage.ts';
import { closed } from './harness/waiting.ts';
import type { World } from './harness/world.ts';

/** A server of the legacy era with sessions and a stream for its own messages. */
function serveSessions(call: Arrived): void {
  const { request, response, nth } = call;
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    return;
  }
  if (request.headers['mcp-session-id'] === undefined)
    response.setHeader('mcp-session-id', `session-${nth}`);
  good(call);
}

/** The key that a snippet gives to an assistant. */
async function keyFor(world: World, assistant: string): Promise<string> {
  const command = world.start(['snippet', assistant, '--json']);
  await command.exited;
  return /dsk_[A-Za-z0-9_-]{43}/.exec(command.stdout())?.[0] ?? '';
}

async function openTwoCallers() {
  const stage = await openOwnStage(serveSessions);
  const { gateway, world } = stage;
  const [cursor, codex] = [await keyFor(world, 'cursor'), await keyFor(world, 'codex')];
  expect([cursor, codex].every((key) => key !== '' && key !== gateway.key)).toBe(true);
  const post = (key: string, session?: string) =>
    gateway.post(session === undefined ? initialize() : listTables(), {
      headers: {
        ...gateway.headers(key),
        ...MINE,
        ...(session === undefined ? {} : { 'mcp-session-id': session }),
      },
    });
  const openStream = (key: string) =>
    openAnswer(gateway.endpoint, {
      headers: { ...gateway.headers(key), ...MINE, accept: 'text/event-stream' },
    });
  return { ...stage, cursor, codex, post, openStream };
}

describe('a session', () => {
  it('serves the key that opened it and looks ended to every other', async () => {
    const { upstream, cursor, codex, post } = await openTwoCallers();
    const session = (await post(cursor)).headers['mcp-session-id'];
    expect(session).toBe('session-1');
    expect(isGood(await post(cursor, 'session-1'))).toBe(true);

    const arrivedBefore = upstream.arrived.length;
    const foreign = await post(codex, 'session-1');
    expect(foreign.status).toBe(404);
    expect(replyIn(foreign).error?.data?.code).toBe('session_of_another_key');
    expect(upstream.arrived).toHaveLength(arrivedBefore);
    expect(isGood(await post(cursor, 'session-1'))).toBe(true);
  });

  it('from before a restart is adopted by the first key that uses it', async () => {
    const { cursor, codex, post } = await openTwoCallers();
    expect(isGood(await post(codex, 'older'))).toBe(true);
    expect((await post(cursor, 'older')).status).toBe(404);
  });
});

describe('a key that is revoked', () => {
  it('ends its open stream at once, serves nothing more, and leaves the others alone', async () => {
    const { world, gateway, upstream, cursor, codex, post, openStream } = await openTwoCallers();
    const [mine, others] = [await openStream(cursor), await openStream(codex)];
    const [mineAbove, othersAbove] = upstream.arrived;
    others.on('error', () => {});
    mine.on('error', () => {});

    const revoking = world.start(['keys', 'revoke', 'cursor', '--json']);
    expect((await revoking.exited).code).toBe(0);
    await closed(mine, 3_000);
    if (mineAbove) await closed(mineAbove.socket, 3_000);

    const refused = await post(cursor);
    expect([refused.status, replyIn(refused).error?.data?.code]).toEqual([401, 'key_unknown']);
    expect(isGood(await post(codex))).toBe(true);
    expect([others.destroyed, othersAbove?.socket.destroyed]).toEqual([false, false]);
    others.destroy();
    expect(isGood(await gateway.post(listTables(), { headers: MINE }))).toBe(true);
  });
});
