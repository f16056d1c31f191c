import { afterEach, describe, expect, test } from 'vitest';
import { faultNames, faultTable } from '../../src/emulator/fault-table.ts';
import { createFaults } from '../../src/emulator/faults.ts';
import { admin, freshToken, post, request, requestToken, rpc } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();
afterEach(() => admin(emulator(), 'DELETE', 'faults'));

const listTables = request('tools/call', { name: 'list_tables', arguments: {} });

const tested = new Set<string>();

async function arm(name: string, setting?: unknown): Promise<void> {
  tested.add(name);
  expect((await admin(emulator(), 'PUT', `faults/${name}`, setting)).status).toBe(204);
}

async function callMcp(): Promise<Response> {
  return post(emulator(), listTables, { token: await freshToken(emulator()) });
}

const callDiscovery = (
  document: 'protected-resource' | 'authorization-server',
): Promise<Response> => fetch(`${emulator().issuer}/.well-known/oauth-${document}`);

/** An error of the network, not an answer. */
async function failure(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'no failure',
    (error: Error) => String(error.cause ?? error.name),
  );
}

/** Resolves when the request has been counted and is still open a moment of the server later. */
async function hangs(
  send: (signal: AbortSignal) => Promise<Response>,
  seen: () => number,
): Promise<void> {
  const before = seen();
  const leaving = new AbortController();
  const answer = failure(send(leaving.signal));
  await expect.poll(seen).toBe(before + 1);
  // Another request goes there and back meanwhile: the hanging one had its chance.
  await callDiscovery('protected-resource');
  leaving.abort();
  expect(await answer).toBe('AbortError');
}

describe('the token endpoint', () => {
  test.each<readonly [string, unknown, number, object, string | null]>([
    ['token-400', undefined, 400, { error: 'invalid_request' }, null],
    ['token-400', 'invalid_scope', 400, { error: 'invalid_scope' }, null],
    ['token-401', undefined, 401, { error: 'invalid_client' }, null],
    ['token-429', undefined, 429, {}, null],
    ['token-429', 7, 429, {}, '7'],
    ['token-500', undefined, 500, {}, null],
    ['token-503', { value: 2 }, 503, {}, '2'],
  ])('with %s (%o) answers %i', async (fault, setting, status, body, retryAfter) => {
    await arm(fault, setting);
    const answer = await requestToken(emulator());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(await answer.json()).toMatchObject(body);
  });

  test('with token-garbage answers a web page', async () => {
    await arm('token-garbage');
    const answer = await requestToken(emulator());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('with token-redirect sends callers elsewhere', async () => {
    await arm('token-redirect', 'https://foreign.example/token');
    const answer = await fetch(`${emulator().issuer}/token`, {
      method: 'POST',
      redirect: 'manual',
    });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe('https://foreign.example/token');
  });

  test('with token-slow answers late', async () => {
    await arm('token-slow', 150);
    const start = performance.now();
    expect((await requestToken(emulator())).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
  });

  test('with token-hang never answers', async () => {
    await arm('token-hang');
    const url = `${emulator().issuer}/token`;
    await hangs(
      (signal) => fetch(url, { method: 'POST', signal }),
      () => emulator().counters().tokenCalls,
    );
  });
});

describe('MCP', () => {
  test.each<readonly [string, unknown, number, Readonly<Record<string, string | null>>]>([
    ['mcp-401', undefined, 401, { 'www-authenticate': 'Bearer error="invalid_token"' }],
    ['mcp-403', undefined, 403, { 'www-authenticate': 'Bearer error="insufficient_scope"' }],
    ['mcp-404', undefined, 404, { 'content-type': 'application/json' }],
    ['mcp-429', undefined, 429, { 'retry-after': null }],
    ['mcp-429', 3, 429, { 'retry-after': '3' }],
    ['mcp-500', undefined, 500, {}],
    ['mcp-502', undefined, 502, { 'content-type': 'text/html; charset=utf-8' }],
    ['mcp-503', 1, 503, { 'retry-after': '1' }],
    ['mcp-redirect', undefined, 302, { location: '/elsewhere' }],
    ['mcp-sign-in-page', undefined, 200, { 'content-type': 'text/html; charset=utf-8' }],
    ['mcp-sse', undefined, 200, { 'content-type': 'text/event-stream' }],
  ])('with %s (%o) answers %i', async (fault, setting, status, headers) => {
    await arm(fault, setting);
    const answer = await callMcp();
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headers))
      expect(answer.headers.get(name)).toBe(value);
    await answer.body?.cancel();
  });

  test('with mcp-slow answers late', async () => {
    await arm('mcp-slow', 150);
    const start = performance.now();
    expect((await callMcp()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
  });

  test('with mcp-hang never answers', async () => {
    await arm('mcp-hang');
    const token = await freshToken(emulator());
    await hangs(
      (signal) => post(emulator(), listTables, { token, signal }),
      () => emulator().counters().mcpCalls,
    );
  });

  test('with mcp-cut-before-first-byte breaks the connection instead of an answer', async () => {
    await arm('mcp-cut-before-first-byte');
    expect(await failure(callMcp())).toMatch(/other side closed|ECONNRESET/);
  });

  test.each(['json', 'sse'])(
    'with mcp-cut breaks the connection within an answer (%s)',
    async (answers) => {
      await admin(emulator(), 'PUT', 'switches/answers', answers);
      await arm('mcp-cut');
      const answer = await callMcp();
      expect(answer.status).toBe(200);
      expect(await failure(answer.text())).toMatch(
        /other side closed|terminated|ECONNRESET|aborted/,
      );
      await admin(emulator(), 'PUT', 'switches/answers', 'json');
    },
  );

  test('with mcp-huge answers a tool call with so many bytes of text', async () => {
    await arm('mcp-huge', 3_000_001);
    const { result } = (await (await callMcp()).json()) as {
      result: { content: { text: string }[] };
    };
    expect(result.content[0]?.text).toHaveLength(3_000_001);
    const listed = await rpc(emulator(), 'tools/list');
    expect(JSON.stringify(listed).length).toBeLessThan(10_000);
  });

  test('an answer can be huge and cut', async () => {
    await arm('mcp-huge', 3_000_000);
    await arm('mcp-cut');
    expect(await failure((await callMcp()).text())).not.toBe('no failure');
  });
});

describe('discovery', () => {
  test.each([
    ['discovery-404', 404],
    ['discovery-500', 500],
  ])('with %s answers %i, both documents', async (fault, status) => {
    await arm(fault);
    expect((await callDiscovery('protected-resource')).status).toBe(status);
    expect((await callDiscovery('authorization-server')).status).toBe(status);
  });

  test.each([
    ['metadata-foreign-issuer', 'authorization-server', 'issuer', 'https://foreign.example'],
    [
      'metadata-foreign-token-endpoint',
      'authorization-server',
      'token_endpoint',
      'https://foreign.example/token',
    ],
    ['metadata-foreign-resource', 'protected-resource', 'resource', 'https://foreign.example/mcp'],
  ] as const)('with %s names another %s.%s', async (fault, document, field, foreign) => {
    await arm(fault);
    expect(await (await callDiscovery(document)).json()).toMatchObject({ [field]: foreign });
    await arm(fault, 'http://127.0.0.1:1/x');
    expect(await (await callDiscovery(document)).json()).toMatchObject({
      [field]: 'http://127.0.0.1:1/x',
    });
  });
});

test.each([
  [undefined, 3600],
  [-60, -60],
])('with clock-skew (%o) every answer is dated %i seconds off', async (setting, seconds) => {
  await arm('clock-skew', setting);
  for (const answer of [
    await requestToken(emulator()),
    await callDiscovery('protected-resource'),
  ]) {
    const skew = (Date.parse(answer.headers.get('date') ?? '') - Date.now()) / 1000;
    expect(Math.abs(skew - seconds)).toBeLessThan(5);
  }
});

describe('a fault', () => {
  test('can be limited in number', async () => {
    await arm('mcp-500', { times: 2 });
    const statuses = [await callMcp(), await callMcp(), await callMcp()].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([500, 500, 200]);
  });

  test('can be limited to a tool or a method', async () => {
    await arm('mcp-500', { tool: 'run_sql' });
    await arm('mcp-503', { method: 'prompts/list' });
    expect((await callMcp()).status).toBe(200);
    expect((await post(emulator(), request('prompts/list'))).status).toBe(503);
    const runSql = request('tools/call', { name: 'run_sql', arguments: { sql: 'SELECT 1' } });
    expect((await post(emulator(), runSql)).status).toBe(500);
  });

  test('can be armed at the start, with a value', async () => {
    const faulty = await emulatorForTest({ faults: ['mcp-429=9', 'token-400=invalid_scope'] });
    expect((await requestToken(faulty)).status).toBe(400);
    await admin(faulty, 'DELETE', 'faults/token-400');
    expect((await post(faulty, listTables)).headers.get('retry-after')).toBe('9');
  });

  test('that nobody knows stops the start and names those that exist', () => {
    expect(() => createFaults(['mcp-600'])).toThrow(/No such fault: mcp-600\. Known: token-400,/);
    expect(() => createFaults(['toString'])).toThrow('No such fault: toString');
  });

  test('has one line of description, and those with a value say what it means', () => {
    for (const name of faultNames) {
      expect(faultTable[name].does).toMatch(/^[^\n]{10,80}$/);
    }
  });
});

test('every fault was armed by a test above', () => {
  expect(faultNames.filter((name) => !tested.has(name))).toEqual([]);
});
