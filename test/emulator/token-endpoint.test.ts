import { describe, expect, test } from 'vitest';
import { admin, freshToken, requestToken } from './conversation.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

function basic(id: string, secret: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

function tokenRequest(
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(`${emulator().issuer}/token`, {
    method: 'POST',
    body,
    headers: { ...type, ...headers },
  });
}

describe('a token request with the right credentials', () => {
  test('gets a bearer token of the documented shape', async () => {
    const answer = await requestToken(emulator(), { scope: 'query schemas:read' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^eyJhbGciOiJIUzI1NiIs/),
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'query schemas:read',
    });
  });

  test('may carry them in a Basic header', async () => {
    const { clientId, clientSecret } = emulator();
    const body = 'grant_type=client_credentials&scope=query%20schemas:read';
    const answer = await tokenRequest(body, basic(clientId, clientSecret));
    expect(answer.status).toBe(200);
  });

  test('may have form-encoded them before joining them, as OAuth asks', async () => {
    const one = await emulatorForTest({ clientId: 'a b', clientSecret: 'c:d+e' });
    const answer = await fetch(`${one.issuer}/token`, {
      method: 'POST',
      headers: basic('a+b', encodeURIComponent('c:d+e')),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(answer.status).toBe(200);
  });

  test('gets all scopes of the client when it names none', async () => {
    expect(await (await requestToken(emulator())).json()).toMatchObject({
      scope: 'query schemas:read',
    });
  });

  test('gets only the scopes that it names', async () => {
    const answer = await requestToken(emulator(), { scope: 'schemas:read' });
    expect(await answer.json()).toMatchObject({ scope: 'schemas:read' });
  });

  test('may name the resource, if it is this server', async () => {
    const right = await requestToken(emulator(), { resource: emulator().endpoint });
    expect(right.status).toBe(200);
    const wrong = await requestToken(emulator(), { resource: 'https://elsewhere.example/mcp' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: 'invalid_target' });
  });
});

test.each<readonly [what: string, status: number, error: string, answer: () => Promise<Response>]>([
  ['a wrong secret', 400, 'invalid_client', () => requestToken(emulator(), { client_secret: 'x' })],
  ['a wrong ID', 400, 'invalid_client', () => requestToken(emulator(), { client_id: 'x' })],
  [
    'a wrong secret over Basic',
    401,
    'invalid_client',
    () => tokenRequest('grant_type=client_credentials', basic(emulator().clientId, 'x')),
  ],
  ['no credentials', 400, 'invalid_client', () => tokenRequest('grant_type=client_credentials')],
  [
    'an ID without a secret',
    400,
    'invalid_client',
    () => tokenRequest(`grant_type=client_credentials&client_id=${emulator().clientId}`),
  ],
  [
    'an unknown scope',
    400,
    'invalid_scope',
    () => requestToken(emulator(), { scope: 'query admin' }),
  ],
  [
    'another grant type',
    400,
    'unsupported_grant_type',
    () => requestToken(emulator(), { grant_type: 'password' }),
  ],
  [
    'a grant type that every object knows',
    400,
    'unsupported_grant_type',
    () => requestToken(emulator(), { grant_type: 'constructor' }),
  ],
  [
    'a repeated parameter',
    400,
    'invalid_request',
    () => tokenRequest('grant_type=client_credentials&scope=query&scope=query'),
  ],
  [
    'credentials in both places',
    400,
    'invalid_request',
    () => requestToken(emulator(), {}, basic(emulator().clientId, emulator().clientSecret)),
  ],
  [
    'a header that is not Basic',
    400,
    'invalid_request',
    () => tokenRequest('grant_type=client_credentials', { authorization: 'Bearer x' }),
  ],
  [
    'Basic without a colon',
    400,
    'invalid_request',
    () => tokenRequest('grant_type=client_credentials', { authorization: 'Basic eHg=' }),
  ],
  [
    'a JSON body',
    400,
    'invalid_request',
    () => tokenRequest('{}', { 'content-type': 'application/json' }),
  ],
])('a token request with %s is refused: %i %s', async (_what, status, error, send) => {
  const answer = await send();
  expect(answer.status).toBe(status);
  expect(answer.headers.get('www-authenticate')?.split(' ')[0]).toBe(
    status === 401 ? 'Basic' : undefined,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toMatchObject({ error, error_description: expect.any(String) });
});

test('only POST is answered at the token endpoint', async () => {
  const answer = await fetch(`${emulator().issuer}/token`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
});

test('a scope that was taken from the client is refused from then on', async () => {
  const one = await emulatorForTest();
  await admin(one, 'PUT', 'scopes', { scopes: ['schemas:read'] });
  const both = await requestToken(one, { scope: 'query schemas:read' });
  expect(await both.json()).toMatchObject({ error: 'invalid_scope' });
  const left = await requestToken(one, { scope: 'schemas:read' });
  expect(left.status).toBe(200);
});

test('ID and secret are new with every start', async () => {
  const other = await emulatorForTest();
  expect(other.clientId).not.toBe(emulator().clientId);
  expect(other.clientSecret).not.toBe(emulator().clientSecret);
});

test('every token is another one', async () => {
  expect(await freshToken(emulator())).not.toBe(await freshToken(emulator()));
});
