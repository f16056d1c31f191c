import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readAll, send, sendRaw } from './harness/http.ts';
import { isGood, listTables, replyIn } from './harness/messages.ts';
import { good, MINE } from './harness/own-upstream.ts';
import { openOwnStage, sharedStage } from './harness/stage.ts';

const MIB = 1024 * 1024;

describe('callers who misbehave', () => {
  const stage = sharedStage({ settings: { budgets: { requestBodyBytes: 2 * MIB } } });
  const head = (...lines: readonly string[]): string =>
    [
      'POST /mcp HTTP/1.1',
      'Host: 127.0.0.1',
      'Connection: close',
      `Authorization: Bearer ${stage().gateway.key}`,
      ...lines,
      '',
      '',
    ].join('\r\n');
  const status = (raw: string): string => raw.slice(0, 'HTTP/1.1 400'.length);

  const malformed: readonly (readonly [what: string, bytes: () => string, status: RegExp])[] = [
    ['no HTTP at all', () => 'hello\r\n\r\n', /400$/],
    ['the greeting of TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /400$/],
    ['an impossible version', () => 'GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n', /400$/],
    ['no Host', () => 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', /400|403$/],
    ['two lengths', () => head('Content-Length: 2', 'Content-Length: 3'), /400$/],
    ['a length that is no number', () => head('Content-Length: many'), /400$/],
    [
      'a length beside chunks',
      () => head('Content-Length: 5', 'Transfer-Encoding: chunked'),
      /400$/,
    ],
    ['chunks that are none', () => `${head('Transfer-Encoding: chunked')}zz\r\n`, /400|^$/],
    ['a line break within a header', () => head('X-A: b\rc'), /400$/],
    ['a null byte in the path', () => 'GET /\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', /400$/],
    ['headers over 32 KiB', () => head(`X-Long: ${'x'.repeat(33 * 1024)}`), /431$/],
    ['a path over 32 KiB', () => `GET /${'x'.repeat(33 * 1024)} HTTP/1.1\r\n\r\n`, /431$/],
    ['a wish to tunnel', () => 'CONNECT a:1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', /^|40\d$/],
    ['an unknown method', () => head('Content-Length: 0').replace('POST', 'PUT'), /405$/],
  ];

  it.each(malformed)(
    'are answered when they send %s, and others go on',
    async (_, bytes, expected) => {
      const { gateway } = stage();
      expect(status(await sendRaw(gateway.port, bytes()))).toMatch(expected);
      expect(isGood(await gateway.post(listTables()))).toBe(true);
    },
  );

  it.each([
    ['nothing', ''],
    ['half a message', '{"jsonrpc":"2.0","id":1'],
    ['a text', '"hello"'],
    ['a number', '7'],
    ['null', 'null'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ] as const)('read 400 with the fix when their body is %s', async (_, body) => {
    const answer = await stage().gateway.post(body);
    expect([answer.status, replyIn(answer)]).toMatchObject([
      400,
      { id: null, error: { data: { code: 'body_not_json' } } },
    ]);
  });

  it('read 413 when they announce more than the limit, before they send it', async () => {
    const raw = await sendRaw(stage().gateway.port, head(`Content-Length: ${2 * MIB + 1}`));
    expect(status(raw)).toBe('HTTP/1.1 413');
    expect(raw).toContain('body_too_large');
  });

  it('read 413 when they send more than the limit without announcing it', async () => {
    const { gateway } = stage();
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(head('Content-Type: application/json', 'Transfer-Encoding: chunked'));
    for (let sent = 0; sent <= 2 * MIB; sent += chunk.length) {
      socket.write(`${chunk.length.toString(16)}\r\n`);
      socket.write(chunk);
      socket.write('\r\n');
    }
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(status(answer.toString('latin1'))).toBe('HTTP/1.1 413');
    socket.destroy();
    expect(isGood(await gateway.post(listTables()))).toBe(true);
  });

  it('may leave in the middle of a body', async () => {
    const { gateway, emulator } = stage();
    const before = await emulator.counters();
    const socket = connect(gateway.port, '127.0.0.1');
    socket.end(`${head('Content-Length: 100')}{"jsonrpc"`);
    socket.resume();
    await once(socket, 'close');
    expect(isGood(await gateway.post(listTables()))).toBe(true);
    const after = await emulator.counters();
    expect(after.tools['list_tables']).toBe((before.tools['list_tables'] ?? 0) + 1);
  });

  it('never ended the process that serves all others', async () => {
    const { gateway } = stage();
    expect(gateway.command.isAlive()).toBe(true);
    expect((await send(`${gateway.origin}/healthz`)).status).toBe(200);
  });
});

describe('a large body', () => {
  it('flows up while it comes, beyond the 256 KiB that are kept', async () => {
    const { gateway, upstream } = await openOwnStage(good);
    const text = 'x'.repeat(4 * MIB);
    const message = {
      jsonrpc: '2.0',
      id: 'large',
      method: 'tools/call',
      params: { text },
    } as const;
    const answer = await gateway.post(message, { headers: MINE });
    expect(isGood(answer)).toBe(true);
    expect(replyIn(answer).id).toBe('large');
    expect(upstream.arrived[0]?.body.toString('utf8')).toBe(JSON.stringify(message));
  });

  it('is read whole although the server refuses it without reading on', async () => {
    const { gateway } = await openOwnStage(({ response }) => {
      response.writeHead(413, { 'content-type': 'application/json' }).end('{}');
    });
    const answer = await gateway.open(
      { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { text: 'x'.repeat(MIB) } },
      { headers: MINE },
    );
    expect([answer.statusCode, (await readAll(answer)).toString()]).toEqual([413, '{}']);
  });
});
