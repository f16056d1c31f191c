import { describe, expect, it } from 'vitest';
import { isGood, listTables, notification, replyIn, rpc, textOf } from './harness/messages.ts';
import { type Arrived, good, MINE } from './harness/own-upstream.ts';
import { openOwnStage } from './harness/stage.ts';

// A server or balancer that closes an idle connection at the moment when the next request arrives.

type Death = 'resetAndDestroy' | 'destroy';

/** Ends the connection instead of the answer to the given call of the test. */
const dieAt =
  (nth: number, how: Death) =>
  (call: Arrived): void => {
    if (call.nth === nth) call.socket[how]();
    else good(call);
  };

/** A stage whose gateway holds a connection that has carried a call; the next one dies on it. */
async function openUsedStage(how: Death) {
  const stage = await openOwnStage(dieAt(2, how));
  expect(isGood(await stage.gateway.post(rpc('ping'), { headers: MINE }))).toBe(true);
  return stage;
}

describe.each(['destroy', 'resetAndDestroy'] as const)(
  'a reused connection that dies before an answer (%s)',
  (how) => {
    it.each([['tools/list'], ['ping'], ['resources/read']])(
      'costs %s nothing: it is sent once more',
      async (method) => {
        const { gateway, upstream } = await openUsedStage(how);
        expect(isGood(await gateway.post(rpc(method), { headers: MINE }))).toBe(true);
        expect(upstream.arrived[1]?.isReused).toBe(true);
        expect(upstream.arrived).toHaveLength(3);
      },
    );

    it('is told of a tool call, which may have run and is not sent again', async () => {
      const { gateway, upstream } = await openUsedStage(how);
      const reply = replyIn(await gateway.post(listTables(), { headers: MINE }));
      expect(upstream.arrived[1]?.isReused).toBe(true);
      expect(upstream.arrived).toHaveLength(2);
      expect(reply.result?.isError).toBe(true);
      expect(textOf(reply)).toMatch(/^The connection broke before the answer\. .*may have run/);
      expect(textOf(reply)).toContain('Ask again');
    });
  },
);

describe('a connection that dies', () => {
  it('twice is told, not tried for ever', async () => {
    const { gateway, upstream } = await openOwnStage(({ socket }) => void socket.destroy());
    const reply = replyIn(await gateway.post(rpc('tools/list'), { headers: MINE }));
    expect(reply.error?.data?.code).toBe('connection_lost');
    expect(upstream.arrived).toHaveLength(2);
  });

  it('when it was new is told: there the server itself failed', async () => {
    const { gateway, upstream } = await openOwnStage(dieAt(1, 'destroy'));
    upstream.closeIdle();
    const reply = replyIn(await gateway.post(rpc('tools/list'), { headers: MINE }));
    expect(upstream.arrived.map(({ isReused }) => isReused)).toEqual([false]);
    expect(reply.error?.data?.code).toBe('connection_lost');
  });

  it('under a batch with a tool call, or a notification, is not tried again', async () => {
    const { gateway, upstream } = await openOwnStage(({ socket }) => void socket.destroy());
    const batch = [rpc('ping'), listTables()];
    const answers = JSON.parse((await gateway.post(batch, { headers: MINE })).text);
    expect(answers).toMatchObject([
      { id: batch[0]?.id, error: { data: { code: 'connection_lost' } } },
      { id: batch[1]?.id, result: { isError: true } },
    ]);
    expect(upstream.arrived).toHaveLength(1);
    await gateway.untilState('ready');
    const answer = await gateway.post(notification('notifications/cancelled'), { headers: MINE });
    expect([answer.status, answer.text]).toEqual([503, '']);
    expect(upstream.arrived).toHaveLength(2);
  });
});
