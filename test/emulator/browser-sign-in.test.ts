import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { createAuthorizationCodes } from '../../src/emulator/oauth/interactive/authorization-codes.ts';
import { PREREGISTERED_ID as CLIENT } from '../../src/emulator/oauth/interactive/public-clients.ts';
import { createRefreshTokens } from '../../src/emulator/oauth/interactive/refresh-tokens.ts';
import { post, request } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

const REDIRECT = 'http://127.0.0.1/callback';
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-in-length';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

type Fields = Readonly<Record<string, string>>;

function authorize(one: Emulator, fields: Fields = {}): Promise<Response> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state: 'my state',
    scope: 'query schemas:read',
    resource: one.endpoint,
    ...fields,
  });
  return fetch(`${one.issuer}/authorize?${query}`, { redirect: 'manual' });
}

/** The parameters that the browser brings back. */
async function sentBack(one: Emulator, fields: Fields = {}): Promise<Record<string, string>> {
  const answer = await authorize(one, fields);
  expect(answer.status).toBe(302);
  return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
}

async function exchange(one: Emulator, fields: Fields): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({ client_id: CLIENT, ...fields });
  const answer = await fetch(`${one.issuer}/token`, { method: 'POST', body });
  return (await answer.json()) as Record<string, unknown>;
}

async function redeem(
  one: Emulator,
  code: string,
  fields: Fields = {},
): Promise<Record<string, unknown>> {
  const grant = {
    grant_type: 'authorization_code',
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
  };
  return exchange(one, { ...grant, code, ...fields });
}

const refresh = (one: Emulator, token: unknown): Promise<Record<string, unknown>> =>
  exchange(one, { grant_type: 'refresh_token', refresh_token: String(token) });

test('a browser comes back with a code, and the code becomes tokens that work', async () => {
  const { code = '', state, iss } = await sentBack(emulator());
  expect([state, iss]).toEqual(['my state', emulator().issuer]);
  const tokens = await redeem(emulator(), code);
  expect(tokens).toMatchObject({
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'query schemas:read',
    refresh_token: expect.any(String),
  });
  const token = String(tokens['access_token']);
  expect((await post(emulator(), request('tools/list'), { token })).status).toBe(200);
  expect(emulator().counters().authorizeCalls).toBeGreaterThan(0);
});

describe('a code', () => {
  test.each<readonly [what: string, fields: Fields]>([
    ['another verifier', { code_verifier: 'another' }],
    ['another redirect address', { redirect_uri: 'http://localhost/callback' }],
    ['another client', { client_id: 'somebody-else' }],
  ])('with %s is worth nothing', async (_what, fields) => {
    const { code = '' } = await sentBack(emulator());
    expect(await redeem(emulator(), code, fields)).toMatchObject({ error: 'invalid_grant' });
  });

  test('works once', async () => {
    const { code = '' } = await sentBack(emulator());
    await redeem(emulator(), code);
    expect(await redeem(emulator(), code)).toMatchObject({ error: 'invalid_grant' });
  });

  test('lives for a minute', () => {
    let nowMs = 0;
    const codes = createAuthorizationCodes(() => nowMs);
    const grant = { clientId: CLIENT, scopes: [], redirectUri: REDIRECT, codeChallenge: CHALLENGE };
    const [early, late] = [codes.issue(grant), codes.issue(grant)];
    nowMs = 59_999;
    expect(codes.redeem(early)).toEqual(grant);
    nowMs = 60_000;
    expect(codes.redeem(late)).toBeUndefined();
  });
});

describe('a refresh token', () => {
  test('is traded for a new pair every time', async () => {
    const { code = '' } = await sentBack(emulator());
    const first = await redeem(emulator(), code);
    const second = await refresh(emulator(), first['refresh_token']);
    expect(second['refresh_token']).not.toBe(first['refresh_token']);
    const third = await refresh(emulator(), second['refresh_token']);
    expect(third).toMatchObject({ scope: 'query schemas:read', access_token: expect.any(String) });
  });

  test('used twice ends its whole family', async () => {
    const { code = '' } = await sentBack(emulator());
    const first = await redeem(emulator(), code);
    const second = await refresh(emulator(), first['refresh_token']);
    expect(await refresh(emulator(), first['refresh_token'])).toMatchObject({
      error: 'invalid_grant',
    });
    expect(await refresh(emulator(), second['refresh_token'])).toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('belongs to one client and lives 30 days', () => {
    let nowMs = 0;
    const tokens = createRefreshTokens(() => nowMs);
    const token = tokens.issue({ clientId: CLIENT, scopes: ['query'] });
    expect(tokens.rotate(token, 'somebody-else')).toBeUndefined();
    nowMs = 30 * 86_400_000;
    expect(tokens.rotate(token, CLIENT)).toBeUndefined();
  });
});

describe('the authorization endpoint', () => {
  test.each<readonly [error: string, fields: Fields]>([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_scope', { scope: 'query admin' }],
    ['invalid_target', { resource: 'https://elsewhere.example' }],
  ])('sends %s back with the state', async (error, fields) => {
    expect(await sentBack(emulator(), fields)).toEqual({
      error,
      state: 'my state',
      iss: emulator().issuer,
    });
  });

  test.each<readonly [what: string, fields: Fields]>([
    ['an unknown client', { client_id: 'nobody' }],
    ['a foreign redirect address', { redirect_uri: 'https://evil.example/callback' }],
    ['another port', { redirect_uri: 'http://127.0.0.1:5555/callback' }],
  ])('sends nobody anywhere for %s', async (_what, fields) => {
    const answer = await authorize(emulator(), fields);
    expect(answer.status).toBe(400);
    expect(answer.headers.has('location')).toBe(false);
  });

  test('looks past the port of a loopback address by a switch', async () => {
    const lenient = await emulatorForTest({ switches: { anyRedirectPort: true } });
    const any = { redirect_uri: 'http://127.0.0.1:5555/callback' };
    expect(await sentBack(lenient, any)).toHaveProperty('code');
    const path = { redirect_uri: 'http://127.0.0.1:5555/elsewhere' };
    expect((await authorize(lenient, path)).status).toBe(400);
  });

  test('plays a person who declines, or who grants only a part', async () => {
    const denying = await emulatorForTest({ switches: { consent: 'denied' } });
    expect(await sentBack(denying)).toMatchObject({ error: 'access_denied', state: 'my state' });
    const sparing = await emulatorForTest({ switches: { consent: 'partial' } });
    const { code = '' } = await sentBack(sparing);
    expect(await redeem(sparing, code)).toMatchObject({ scope: 'query' });
  });

  test('accepts the one metadata document that it serves itself', async () => {
    const client_id = `${emulator().issuer}/fixtures/client.json`;
    expect(await (await fetch(client_id)).json()).toMatchObject({ client_id });
    const { code = '' } = await sentBack(emulator(), { client_id });
    expect(await redeem(emulator(), code, { client_id })).toHaveProperty('access_token');
  });
});

describe('registration', () => {
  function register(body: unknown): Promise<Response> {
    return fetch(`${emulator().issuer}/register`, { method: 'POST', body: JSON.stringify(body) });
  }

  test('gives a public client an ID for its own redirect address', async () => {
    const metadata = { client_name: 'Test', redirect_uris: ['http://127.0.0.1:7777/back'] };
    const answer = await register(metadata);
    expect(answer.status).toBe(201);
    const registered = (await answer.json()) as { client_id: string };
    expect(registered).toMatchObject({ ...metadata, token_endpoint_auth_method: 'none' });
    expect(registered).not.toHaveProperty('client_secret');
    const redirect_uri = 'http://127.0.0.1:7777/back';
    const { client_id } = registered;
    const { code = '' } = await sentBack(emulator(), { client_id, redirect_uri });
    expect(await redeem(emulator(), code, { client_id, redirect_uri })).toHaveProperty(
      'refresh_token',
    );
  });

  test.each<readonly [error: string, body: unknown]>([
    ['invalid_client_metadata', {}],
    ['invalid_client_metadata', 'no object'],
    [
      'invalid_client_metadata',
      { redirect_uris: ['http://localhost/x'], token_endpoint_auth_method: 'client_secret_basic' },
    ],
    ['invalid_redirect_uri', { redirect_uris: ['http://example.com/x'] }],
    ['invalid_redirect_uri', { redirect_uris: ['myapp://callback'] }],
    ['invalid_redirect_uri', { redirect_uris: ['https://example.com/x#fragment'] }],
  ])('answers %s to %o', async (error, body) => {
    const answer = await register(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  });
});

test.each(['authorize', 'register', 'token'])('/%s answers 405 to a wrong method', async (path) => {
  expect((await fetch(`${emulator().issuer}/${path}`, { method: 'PUT' })).status).toBe(405);
});
