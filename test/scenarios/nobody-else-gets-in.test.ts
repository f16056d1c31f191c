import { beforeAll, describe, expect, it } from 'vitest';
import type { Counters } from './harness/emulator.ts';
import { type Incoming, send, sendRaw } from './harness/http.ts';
import { listTables, replyIn } from './harness/messages.ts';
import { sharedStage } from './harness/stage.ts';

describe('nobody else gets in', () => {
  const stage = sharedStage();
  const answers: Incoming[] = [];
  let before: Counters;

  beforeAll(async () => {
    before = await stage().emulator.counters();
  });

  /** Sends to a path of the local endpoint and keeps the answer for the last test. */
  async function knock(
    path: string,
    options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
  ): Promise<Incoming> {
    const { method = 'POST', headers = {} } = options;
    const { gateway } = stage();
    const body = method === 'POST' ? { body: JSON.stringify(question) } : {};
    const answer = await send(`${gateway.origin}${path}`, { method, headers, ...body });
    answers.push(answer);
    return answer;
  }
  const question = listTables();
  const wrongKey = `dsk_${'x'.repeat(43)}`;

  it.each([
    ['without a key', {}, 'key_missing'],
    ['with a wrong key', { authorization: `Bearer ${wrongKey}` }, 'key_unknown'],
    ['with a key that is no bearer', { authorization: `Basic ${wrongKey}` }, 'key_missing'],
  ] as const)(
    '%s: 401 with the id of the caller, and the fix is named',
    async (_, headers, code) => {
      const answer = await knock('/mcp', { headers });
      expect(answer.status).toBe(401);
      expect(replyIn(answer)).toMatchObject({ id: question.id, error: { data: { code } } });
      expect(replyIn(answer).error?.message).toContain('dynamosql-tray snippet');
    },
  );

  it('with a wrong key in the path: an error in the protocol, with the id of the caller', async () => {
    const answer = await knock(`/k/${wrongKey}/mcp`);
    expect(answer.status).toBe(200);
    expect(replyIn(answer)).toMatchObject({
      id: question.id,
      error: { data: { code: 'key_unknown' } },
    });
  });

  it.each(['GET', 'DELETE'])('with a wrong key in the path: 405 to %s', async (method) => {
    expect((await knock(`/k/${wrongKey}/mcp`, { method })).status).toBe(405);
  });

  it('with a wrong key in the path, whatever key the header has', async () => {
    const answer = await knock(`/k/${wrongKey}/mcp`, { headers: stage().gateway.headers() });
    expect(replyIn(answer).error?.data?.code).toBe('key_unknown');
  });

  it.each([
    ['Host', 'evil.example', 'host_refused'],
    ['Host', '127.0.0.1.evil.example', 'host_refused'],
    ['Host', '10.0.0.1', 'host_refused'],
    ['Origin', 'https://evil.example', 'origin_refused'],
    ['Origin', 'http://localhost:1', 'origin_refused'],
    ['Origin', 'null', 'origin_refused'],
  ] as const)('%s: %s is 403, also with the right key', async (header, value, code) => {
    const answer = await knock('/mcp', {
      headers: { ...stage().gateway.headers(), [header]: value },
    });
    expect([answer.status, replyIn(answer).error?.data?.code]).toEqual([403, code]);
  });

  it('answers a foreign host before a byte of the body came', async () => {
    const { port, key } = stage().gateway;
    const head = [
      'POST /mcp HTTP/1.1',
      'Host: evil.example',
      `Authorization: Bearer ${key}`,
      'Content-Length: 100',
      'Connection: close',
    ];
    expect(await sendRaw(port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('waits for no body that would be too long to read', async () => {
    const { port } = stage().gateway;
    const head = ['POST /mcp HTTP/1.1', 'Host: 127.0.0.1', 'Content-Length: 1000000000'];
    expect(await sendRaw(port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('invites nobody to send the body that it will not read', async () => {
    const { port } = stage().gateway;
    const head = [
      'POST /mcp HTTP/1.1',
      'Host: 127.0.0.1',
      'Expect: 100-continue',
      'Content-Length: 100',
    ];
    expect(await sendRaw(port, `${head.join('\r\n')}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it.each([
    '/.well-known/oauth-protected-resource',
    '/.well-known/oauth-protected-resource/mcp',
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration',
    '/register',
    '/authorize',
    '/token',
    '/',
    '/mcp/',
    '/admin/counters',
  ])('%s is 404, with any method', async (path) => {
    expect((await knock(path, { method: 'GET' })).status).toBe(404);
    expect((await knock(path, { headers: stage().gateway.headers() })).status).toBe(404);
  });

  it('guards /healthz and /readyz against web pages too', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const headers = { origin: 'https://evil.example' };
      expect((await knock(path, { method: 'GET', headers })).status).toBe(403);
    }
  });

  it('shows no secret where no key is asked for', async () => {
    const { gateway, emulator } = stage();
    for (const path of ['/healthz', '/readyz']) {
      const answer = await knock(path, { method: 'GET' });
      expect(answer.status).toBe(200);
      for (const secret of [gateway.key, emulator.clientSecret, emulator.clientId])
        expect(answer.text).not.toContain(secret);
    }
  });

  it('offers OAuth to none of them, grants pages nothing, and carries nothing to the server', async () => {
    expect(answers.length).toBeGreaterThan(30);
    for (const { headers } of answers) {
      expect(headers).not.toHaveProperty('www-authenticate');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
    const after = await stage().emulator.counters();
    expect(after.mcpCalls).toBe(before.mcpCalls);
  });
});
