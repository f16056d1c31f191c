import { afterEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/shared/failure.ts';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import { send } from './harness/http.ts';
import {
  isGood,
  listTables,
  type Message,
  notification,
  replyIn,
  rpc,
  textOf,
  toolCall,
} from './harness/messages.ts';
import { sharedStage } from './harness/stage.ts';

const BUDGETS = { firstByteMs: 700, silenceMs: 700 };

describe('what the server answers, and what the caller gets', () => {
  const stage = sharedStage({ settings: { budgets: BUDGETS } });
  const ask = (message: Message | readonly Message[] | string | Buffer) =>
    stage().gateway.post(message);
  const arm = (fault: string, value?: number) =>
    stage().emulator.arm(fault, value === undefined ? {} : { value });

  afterEach(() => stage().emulator.disarm());

  const rows: readonly (readonly [fault: string, code: FailureCode])[] = [
    ['mcp-403', 'upstream_forbidden'],
    ['mcp-429', 'upstream_rate_limited'],
    ['mcp-500', 'upstream_failed'],
    ['mcp-502', 'upstream_failed'],
    ['mcp-503', 'upstream_failed'],
    ['mcp-redirect', 'redirected'],
    ['mcp-sign-in-page', 'upstream_not_mcp'],
    ['mcp-404', 'upstream_not_found'],
    ['mcp-hang', 'answer_timeout'],
    ['mcp-cut-before-first-byte', 'connection_lost'],
  ];

  it.each(rows)('%s becomes a tool result that says so', async (fault, code) => {
    await arm(fault);
    const answer = await ask(listTables());
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json']);
    const reply = replyIn(answer);
    expect(reply.result?.isError).toBe(true);
    expect(textOf(reply).startsWith(failureCatalogue[code].title)).toBe(true);
  });

  it.each(rows)('%s becomes a JSON-RPC error for what is no tool call', async (fault, code) => {
    await arm(fault);
    const question = rpc('resources/templates/list');
    const answer = await ask(question);
    expect([answer.status, replyIn(answer)]).toMatchObject([
      200,
      { id: question.id, error: { code: failureCatalogue[code].rpc, data: { code } } },
    ]);
  });

  it('tells in words how long to wait', async () => {
    await arm('mcp-429', 17);
    expect(textOf(replyIn(await ask(listTables())))).toContain('Try again in 17 seconds');
  });

  it('refuses a fresh token that is refused twice, with one renewal', async () => {
    const before = await stage().emulator.counters();
    await arm('mcp-401');
    expect(textOf(replyIn(await ask(listTables())))).toContain('refuses a fresh token');
    const after = await stage().emulator.counters();
    expect(after.tokenCalls - before.tokenCalls).toBe(1);
  });

  it('says nothing to a notification that is refused', async () => {
    await arm('mcp-500');
    const answer = await ask(notification('notifications/cancelled'));
    expect([answer.status, answer.text]).toEqual([503, '']);
  });

  it.each(['GET', 'DELETE'])('says nothing to a %s that is refused', async (method) => {
    await arm('mcp-500');
    const { gateway } = stage();
    const answer = await send(gateway.endpoint, { method, headers: gateway.headers() });
    expect([answer.status, answer.text]).toEqual([503, '']);
  });

  it('gives a program what it needs to react: code, seconds, and the id of the request', async () => {
    await arm('mcp-503', 30);
    const { error } = replyIn(await ask(rpc('resources/list')));
    expect(error?.data).toMatchObject({ code: 'upstream_failed', retryAfterSeconds: 30 });
    expect(error?.data?.requestId).toEqual(expect.stringMatching(/./));
    expect(error?.message).toContain('The server said: "Service Unavailable"');
  });

  it('answers each request of a batch', async () => {
    await arm('mcp-500');
    const batch = [rpc('ping'), listTables()];
    const answer = await ask(batch);
    expect(JSON.parse(answer.text)).toMatchObject([
      { id: batch[0]?.id, error: { data: { code: 'upstream_failed' } } },
      { id: batch[1]?.id, result: { isError: true } },
    ]);
  });

  it('lets the server speak for itself about bad arguments', async () => {
    const answer = await ask(toolCall('describe_table', { table_name: 'nowhere' }));
    expect(replyIn(answer).result?.isError).toBe(true);
    expect(textOf(replyIn(answer))).toContain('Table not found');
  });

  it('passes an event stream on as it is', async () => {
    await arm('mcp-sse');
    const answer = await ask(listTables());
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(answer.text).toMatch(/data: \{/);
  });

  it('passes five megabytes byte for byte', async () => {
    await arm('mcp-huge', 5_000_000);
    const answer = await ask(listTables());
    expect(answer.status).toBe(200);
    expect(answer.text.length).toBeGreaterThan(5_000_000);
    expect(isGood(answer)).toBe(true);
  });

  it('ends the stream where the server broke it off, and invents nothing', async () => {
    await arm('mcp-cut');
    await expect(ask(listTables())).rejects.toThrow();
    await stage().emulator.disarm();
    expect(isGood(await ask(listTables()))).toBe(true);
  });

  it('reads back what the caller sends badly', async () => {
    const notJson = await ask('{"jsonrpc":');
    expect([notJson.status, replyIn(notJson).error?.data?.code]).toEqual([400, 'body_not_json']);
    const tooLarge = await ask(Buffer.alloc(33 * 1024 * 1024, ' ')).catch((error: Error) => error);
    // The answer comes while the body is still on its way: the sender may see either.
    if (!(tooLarge instanceof Error)) expect(tooLarge.status).toBe(413);
    expect(isGood(await ask(listTables()))).toBe(true);
  });

  it('carries a body over the replay size up as it comes', async () => {
    const sql = `SELECT order_id FROM orders WHERE status = '${'x'.repeat(300_000)}' LIMIT 1`;
    const answer = await ask(toolCall('run_sql', { sql }));
    // The stand-in has its own limit for a statement: its answer shows that the body arrived.
    expect([answer.status, replyIn(answer).result?.isError]).toEqual([200, true]);
  });

  it('is Ready again by itself after the last trouble', async () => {
    const { origin } = stage().gateway;
    expect((await send(`${origin}/healthz`)).status).toBe(200);
    expect(isGood(await ask(listTables()))).toBe(true);
    expect((await send(`${origin}/readyz`)).status).toBe(200);
  });
});
