import { describe, expect, it } from 'vitest';
import { tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { FAKE_START } from '../../fakes/clock.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp, PORT } from './app-fixture.ts';

const notSetUp = { givenCredentials: undefined };
const fresh = { minLifeSeconds: 60, strict: false };

describe('status', () => {
  it('says that nobody has signed in, and asks neither keychain nor server', async () => {
    const { app, network, secrets } = await openApp({ run: notSetUp });
    const status = valueIn(await app.run('status', {}));
    expect(status).toMatchObject({ code: 'not_set_up', tokenSecondsLeft: null, scopes: [] });
    expect(status.endpoint).toBe(`http://127.0.0.1:${PORT}/mcp`);
    expect([network.sent, secrets.asked]).toEqual([[], []]);
  });

  it('has no address in a run that does not listen', async () => {
    const { app } = await openApp({ port: undefined });
    expect(valueIn(await app.run('status', {})).endpoint).toBeNull();
  });

  it('tells how long the token lives and what it is for', async () => {
    const { app, clock } = await openApp();
    valueIn(await app.run('token', fresh));
    await clock.advance(1_500);
    const status = valueIn(await app.run('status', {}));
    expect(status).toMatchObject({ tokenSecondsLeft: 598, scopes: ['query', 'schemas:read'] });
  });
});

describe('token', () => {
  it('gives the token with its end, and the server it is for', async () => {
    const { app } = await openApp();
    expect(valueIn(await app.run('token', fresh))).toEqual({
      accessToken: 'token-0',
      expiresAt: new Date(FAKE_START + 600_000).toISOString(),
      secondsLeft: 600,
      scope: 'query schemas:read',
      mcpUrl: 'https://mcp.example.com/mcp',
    });
  });

  it('keeps a token that lives long enough, and gets another one otherwise', async () => {
    const { app, clock, network } = await openApp();
    const asked = async (minLifeSeconds: number) =>
      valueIn(await app.run('token', { minLifeSeconds, strict: true })).accessToken;
    expect([await asked(60), await asked(600)]).toEqual(['token-0', 'token-0']);
    await clock.advance(2_000);
    expect([await asked(598), await asked(599)]).toEqual(['token-0', 'token-1']);
    expect(network.to('/token')).toHaveLength(2);
  });

  it('that lives too short even when new is a failure only where the person named the time', async () => {
    const tokens = () => tokenReply('short', { expires_in: 30 });
    const { app } = await openApp({ tokens });
    const strict = failureIn(await app.run('token', { minLifeSeconds: 60, strict: true }));
    expect(strict.code).toBe('life_too_short');
    const { app: lenient } = await openApp({ tokens });
    const given = valueIn(await lenient.run('token', fresh));
    expect([given.accessToken, given.secondsLeft]).toEqual(['short', 30]);
  });

  it.each([
    ['not_set_up', { run: notSetUp }],
    ['invalid_client', { tokens: () => tokenError(401, 'invalid_client') }],
  ])('fails with %s', async (code, script) => {
    const { app } = await openApp(script);
    expect(failureIn(await app.run('token', fresh)).code).toBe(code);
  });
});

describe('snippet', () => {
  it('holds the address and a key of the assistant, the same each time', async () => {
    const { app } = await openApp();
    const first = valueIn(await app.run('snippet', { assistant: 'cursor' }));
    expect(first).toMatchObject({ assistant: 'cursor', name: 'dynamosql' });
    expect(first.endpoint).toBe(`http://127.0.0.1:${PORT}/mcp`);
    const [key] = /dsk_[\w-]{43}/.exec(first.forms[0]?.text ?? '') ?? expect.unreachable();
    expect(valueIn(await app.run('snippet', { assistant: 'cursor' }))).toEqual(first);
    const other = valueIn(await app.run('snippet', { assistant: 'codex' }));
    expect(JSON.stringify(other)).not.toContain(key);
  });

  it('has the name of the demo, and the usual port in a run that does not listen', async () => {
    const { app } = await openApp({ run: { demo: true }, port: undefined });
    const snippet = valueIn(await app.run('snippet', { assistant: 'cursor' }));
    expect(snippet).toMatchObject({
      name: 'dynamosql-demo',
      endpoint: 'http://127.0.0.1:17864/mcp',
    });
  });
});

describe('the keys', () => {
  it('are listed without what they are worth', async () => {
    const { app } = await openApp();
    await app.run('snippet', { assistant: 'cursor' });
    const { keys } = valueIn(await app.run('keys', {}));
    expect(keys.map(({ assistant }) => assistant)).toEqual(['cursor']);
    expect(keys[0]?.key).not.toMatch(/[\w-]{43}/);
  });

  it('that are revoked end their callers at once, and are gone', async () => {
    const { app, revoked } = await openApp();
    await app.run('snippet', { assistant: 'cursor' });
    const again = async () => valueIn(await app.run('revoke', { assistant: 'cursor' }));
    expect(await again()).toEqual({ assistant: 'cursor', revoked: true });
    expect(revoked).toEqual(['cursor']);
    expect(valueIn(await app.run('keys', {})).keys).toEqual([]);
    expect(await again()).toEqual({ assistant: 'cursor', revoked: false });
    expect(revoked).toEqual(['cursor']);
  });

  it.each(['snippet', 'revoke', 'verify'] as const)(
    'are not for strangers: %s names no unknown assistant',
    async (command) => {
      const { app } = await openApp();
      const refusal = failureIn(await app.run(command, { assistant: 'hal' }));
      expect(refusal.code).toBe('assistant_unknown');
    },
  );
});
