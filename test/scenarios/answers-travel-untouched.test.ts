import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isGood, listTables, replyIn, textOf } from './harness/messages.ts';
import { good, MINE } from './harness/own-upstream.ts';
import { openOwnStage } from './harness/stage.ts';
import { closed } from './harness/waiting.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('an answer travels untouched', () => {
  it('keeps five megabytes and their encoding byte for byte', async () => {
    const packed = gzipSync(randomBytes(5_000_000));
    const { gateway, upstream } = await openOwnStage(({ response }) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      response.writeHead(200, headers).end(packed);
    });
    const headers = { ...MINE, 'accept-encoding': 'gzip' };
    const answer = await gateway.post(listTables(), { headers });
    expect(upstream.arrived[0]?.request.headers['accept-encoding']).toBe('gzip');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(sha256(answer.bytes)).toBe(sha256(packed));
  });

  it('asks for no encoding that the caller did not ask for', async () => {
    const { gateway, upstream } = await openOwnStage(good);
    expect(isGood(await gateway.post(listTables(), { headers: MINE }))).toBe(true);
    expect(upstream.arrived[0]?.request.headers).not.toHaveProperty('accept-encoding');
  });

  it('takes the caller’s own credentials and browser traces off, and passes the rest up', async () => {
    const { gateway, upstream } = await openOwnStage(good);
    const sent = { ...MINE, cookie: 'a=b', referer: 'http://x', 'mcp-param-x': 'kept' };
    await gateway.post(listTables(), { headers: sent });
    const headers = upstream.arrived[0]?.request.headers ?? {};
    expect(headers).toMatchObject({ authorization: 'Bearer token-1', 'mcp-param-x': 'kept' });
    for (const name of ['cookie', 'referer', 'origin']) expect(headers).not.toHaveProperty(name);
    expect(JSON.stringify(headers)).not.toContain(gateway.key);
  });

  it('gives back no cookie, no challenge and no grant to pages', async () => {
    const { gateway } = await openOwnStage((call) => {
      call.response.setHeader('set-cookie', 'session=1');
      call.response.setHeader('access-control-allow-origin', '*');
      call.response.setHeader('www-authenticate', 'Bearer');
      call.response.setHeader('x-request-id', 'r-1');
      good(call);
    });
    const { headers } = await gateway.post(listTables(), { headers: MINE });
    expect(headers['x-request-id']).toBe('r-1');
    for (const name of ['set-cookie', 'access-control-allow-origin', 'www-authenticate'])
      expect(headers).not.toHaveProperty(name);
  });

  it('shows the head of an event stream before its first event, and each event when it comes', async () => {
    const { gateway, upstream } = await openOwnStage(({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    });
    const answer = await gateway.open(listTables(), { headers: MINE });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      upstream.arrived[0]?.response.write(event);
      const [chunk] = (await once(answer, 'data')) as [Buffer];
      expect(chunk.toString('utf8')).toBe(event);
    }
    answer.destroy();
  });

  it('breaks off in the middle where the server does', async () => {
    const { gateway } = await openOwnStage(async ({ response, socket }) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      await new Promise((resolve) => response.write('{"jsonrpc"', resolve));
      socket.destroy();
    });
    await expect(gateway.post(listTables(), { headers: MINE })).rejects.toThrow(/aborted|hang up/);
  });

  it('breaks off an answer that falls silent for longer than allowed', async () => {
    const { gateway, upstream } = await openOwnStage(
      ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"jsonrpc"');
      },
      { budgets: { silenceMs: 500 } },
    );
    await expect(gateway.post(listTables(), { headers: MINE })).rejects.toThrow(/aborted|hang up/);
    const [call] = upstream.arrived;
    if (call) await closed(call.socket);
  });

  it('waits for a slow answer as long as its time is not up', async () => {
    const { gateway } = await openOwnStage(
      async (call) => {
        await sleep(600);
        good(call);
      },
      { budgets: { firstByteMs: 5_000, silenceMs: 300 } },
    );
    expect(isGood(await gateway.post(listTables(), { headers: MINE }))).toBe(true);
  });

  it('quotes a refusal of the server after its own sentence, cleaned and cut', async () => {
    const { gateway } = await openOwnStage(({ response }) => {
      response.writeHead(500, { 'content-type': 'application/json', 'x-request-id': 'r-9' });
      response.end(JSON.stringify({ message: `\u001b[31mred\n${'x'.repeat(5_000)}` }));
    });
    const text = textOf(replyIn(await gateway.post(listTables(), { headers: MINE })));
    expect(text).toMatch(/^DynamoSQL has an error of its own\. .* The server said: "/);
    expect(text).not.toMatch(/\p{Cc}/u);
    expect(text.length).toBeLessThan(600);
  });
});

describe('a caller who leaves', () => {
  it('ends its exchange with the server at once, before and after the head', async () => {
    const { gateway, upstream } = await openOwnStage(({ response, nth }) => {
      if (nth === 1) return;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    });
    const leaving = new AbortController();
    const options = { headers: MINE, signal: leaving.signal };
    const early = gateway.post(listTables(), options).catch(() => 'left');
    await expect.poll(() => upstream.arrived.length).toBe(1);
    const streamed = await gateway.open(listTables(), options);
    streamed.on('error', () => {});
    expect(upstream.arrived).toHaveLength(2);
    leaving.abort();
    expect(await early).toBe('left');
    await Promise.all(upstream.arrived.map(({ socket }) => closed(socket, 3_000)));
  });
});
