import { expect, test } from 'vitest';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

const emulator = emulatorForFile();

async function document(path: string, issuer = emulator().issuer): Promise<unknown> {
  const answer = await fetch(`${issuer}/.well-known/${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  return answer.json();
}

test('the protected-resource document names the endpoint, the issuer and the scopes', async () => {
  const { issuer, endpoint } = emulator();
  expect(await document('oauth-protected-resource')).toEqual({
    resource: endpoint,
    authorization_servers: [issuer],
    bearer_methods_supported: ['header'],
    scopes_supported: ['query', 'schemas:read'],
  });
});

test('the newer server document offers the browser flow beside client credentials', async () => {
  const { issuer } = emulator();
  expect(await document('oauth-authorization-server')).toEqual({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    registration_endpoint: `${issuer}/register`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes_supported: ['query', 'schemas:read'],
    client_id_metadata_document_supported: true,
  });
});

test('the older server document knows client credentials alone, and there is no browser flow', async () => {
  const { issuer } = await emulatorForTest({ switches: { metadata: 'older' } });
  expect(await document('oauth-authorization-server', issuer)).toEqual({
    issuer,
    token_endpoint: `${issuer}/token`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: ['query', 'schemas:read'],
  });
  expect((await fetch(`${issuer}/authorize`)).status).toBe(404);
  expect((await fetch(`${issuer}/register`, { method: 'POST' })).status).toBe(404);
  const code = new URLSearchParams({ grant_type: 'authorization_code' });
  const token = await fetch(`${issuer}/token`, { method: 'POST', body: code });
  expect(await token.json()).toMatchObject({ error: 'unsupported_grant_type' });
});

test('the suffixed protected-resource address is 404 unless a switch serves it', async () => {
  const path = '/.well-known/oauth-protected-resource/mcp';
  expect((await fetch(emulator().issuer + path)).status).toBe(404);
  const other = await emulatorForTest({ switches: { suffixedMetadata: true } });
  expect(await (await fetch(other.issuer + path)).json()).toMatchObject({
    resource: other.endpoint,
  });
});

test('the documents can only be read', async () => {
  const url = `${emulator().issuer}/.well-known/oauth-protected-resource`;
  const answer = await fetch(url, { method: 'POST' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET');
});
