import { describe, expect, test } from 'vitest';
import { admin, callTool, freshToken, post, request, requestToken } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

async function stateOf(token: string): Promise<unknown> {
  return (await admin(emulator(), 'POST', 'token-state', { token })).json();
}

test('there is no admin path unless it was asked for', async () => {
  const plain = await emulatorForTest({ admin: false });
  expect(plain.adminUrl).toBeUndefined();
  expect((await fetch(`${plain.issuer}/admin/counters`)).status).toBe(404);
});

test('it lies on a port of its own, so that it can be reached while the rest is down', () => {
  expect(new URL(emulator().adminUrl ?? '').port).not.toBe(new URL(emulator().endpoint).port);
});

test('counters tell what was asked, and where nobody should have asked', async () => {
  const one = await emulatorForTest();
  await requestToken(one);
  await fetch(`${one.issuer}/.well-known/openid-configuration`);
  await fetch(`${one.issuer}/authorize`);
  await fetch(`${one.issuer}/register`);
  await fetch(`${one.issuer}/elsewhere`);
  await fetch(`${one.issuer}/mcp`, { headers: { origin: 'https://evil.example' } });
  await callTool(one, 'list_tables');
  const counters = await (await admin(one, 'GET', 'counters')).json();
  expect(counters).toMatchObject({
    tokenCalls: 2,
    mcpCalls: 1,
    wellKnownCalls: 1,
    authorizeCalls: 1,
    registerCalls: 1,
    strayCalls: 1,
    refused: 1,
    credentialsSeen: 2,
    methods: { 'tools/call': 1 },
    tools: { list_tables: 1 },
  });
  expect(counters).toEqual(JSON.parse(JSON.stringify(one.counters())));
});

test('counters name a caller by what it says of itself', async () => {
  const one = await emulatorForTest();
  const clientInfo = { name: 'some-assistant', version: '9.9' };
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
  await post(one, request('initialize', params));
  expect(one.counters().callers.at(-1)).toMatchObject({ method: 'initialize', clientInfo });
});

test('counters keep the last 200 callers', async () => {
  const one = await emulatorForTest();
  for (let number = 0; number < 205; number += 1) await fetch(`${one.issuer}/register?${number}`);
  expect(one.counters().callers).toHaveLength(200);
  expect(one.counters().registerCalls).toBe(205);
});

describe('tokens', () => {
  test('a state can be asked for, tokens cannot', async () => {
    const token = await freshToken(emulator(), { scope: 'query' });
    expect(await stateOf(token)).toEqual({
      valid: true,
      secondsLeft: expect.closeTo(600, -1),
      scope: 'query',
    });
    expect(await stateOf('unknown')).toEqual({ valid: false, secondsLeft: 0, scope: '' });
    expect((await admin(emulator(), 'GET', 'tokens')).status).toBe(404);
  });

  test('all so far can be revoked', async () => {
    const token = await freshToken(emulator());
    await admin(emulator(), 'POST', 'revoke');
    expect((await post(emulator(), request('ping'), { token })).status).toBe(401);
    expect((await post(emulator(), request('ping'))).status).toBe(200);
  });

  test('their life can be shortened', async () => {
    await admin(emulator(), 'PUT', 'token-ttl', { seconds: 0.2 });
    const answer = await requestToken(emulator());
    const { access_token, expires_in } = (await answer.json()) as {
      access_token: string;
      expires_in: number;
    };
    expect(expires_in).toBe(1);
    await expect
      .poll(() => stateOf(access_token), { timeout: 2_000 })
      .toMatchObject({ valid: false });
    expect((await post(emulator(), request('ping'), { token: access_token })).status).toBe(401);
    await admin(emulator(), 'PUT', 'token-ttl', { seconds: 600 });
  });
});

describe('an outage', () => {
  const isUp = (one: { readonly issuer: string }): Promise<boolean> =>
    fetch(`${one.issuer}/.well-known/oauth-protected-resource`).then(
      () => true,
      () => false,
    );

  test('takes the port away until it is ended, and the same port comes back', async () => {
    const one = await emulatorForTest();
    const hanging = fetch(`${one.issuer}/token`, { method: 'POST', body: 'x' });
    await hanging;
    expect((await admin(one, 'POST', 'down')).status).toBe(204);
    expect(await isUp(one)).toBe(false);
    expect((await admin(one, 'GET', 'counters')).status).toBe(200);
    await admin(one, 'POST', 'up');
    expect(await isUp(one)).toBe(true);
  });

  test('breaks the calls that are on their way', async () => {
    const one = await emulatorForTest({ faults: ['mcp-hang'] });
    const call = post(one, request('ping')).catch((error: Error) => String(error.cause));
    await expect.poll(() => one.counters().mcpCalls).toBe(1);
    await admin(one, 'POST', 'down');
    expect(await call).toMatch(/other side closed|ECONNRESET/);
  });

  test('ends by itself after its seconds', async () => {
    const one = await emulatorForTest();
    await admin(one, 'POST', 'down', { seconds: 0.2 });
    expect(await isUp(one)).toBe(false);
    await expect.poll(() => isUp(one), { timeout: 2_000 }).toBe(true);
  });

  test('can be begun twice and ended twice', async () => {
    const one = await emulatorForTest();
    for (const act of ['down', 'down', 'up', 'up']) {
      expect((await admin(one, 'POST', act)).status).toBe(204);
    }
    expect(await isUp(one)).toBe(true);
  });

  test('does not keep an emulator from closing', async () => {
    const one = await emulatorForTest();
    await admin(one, 'POST', 'down', { seconds: 60 });
    await one.close();
    expect(await isUp(one)).toBe(false);
  });
});

describe('switches', () => {
  test('can be read and changed while it runs', async () => {
    expect((await admin(emulator(), 'PUT', 'switches/requestIds', false)).status).toBe(204);
    expect(await (await admin(emulator(), 'GET', 'switches')).json()).toMatchObject({
      requestIds: false,
      answers: 'json',
    });
    expect((await requestToken(emulator())).headers.has('x-request-id')).toBe(false);
    await admin(emulator(), 'PUT', 'switches/requestIds', true);
  });

  test('stop the start when they are wrong', async () => {
    await expect(emulatorForTest({ switches: { answers: 'xml' as never } })).rejects.toThrow();
  });
});

test.each([
  ['PUT', 'faults/nope', undefined, 400],
  ['PUT', 'faults/mcp-500', { times: 0 }, 400],
  ['DELETE', 'faults/nope', undefined, 400],
  ['PUT', 'switches/nope', true, 400],
  ['PUT', 'switches/answers', 'xml', 400],
  ['PUT', 'token-ttl', { seconds: 0 }, 400],
  ['PUT', 'token-ttl', undefined, 400],
  ['PUT', 'scopes', { scopes: 'query' }, 400],
  ['POST', 'down', { seconds: -1 }, 400],
  ['GET', 'revoke', undefined, 405],
  ['GET', 'nope', undefined, 404],
  ['GET', 'counters/more', undefined, 404],
])('%s %s with %o is refused: %i', async (method, path, body, status) => {
  expect((await admin(emulator(), method, path, body)).status).toBe(status);
});

test('armed faults and all that exist can be listed', async () => {
  await admin(emulator(), 'PUT', 'faults/mcp-429', { value: 3, times: 5 });
  expect(await (await admin(emulator(), 'GET', 'faults')).json()).toMatchObject({
    armed: { 'mcp-429': { value: 3, times: 5 } },
    known: { 'mcp-429': { does: expect.any(String), value: expect.any(String) } },
  });
  await admin(emulator(), 'DELETE', 'faults');
  expect(await (await admin(emulator(), 'GET', 'faults')).json()).toMatchObject({ armed: {} });
});
