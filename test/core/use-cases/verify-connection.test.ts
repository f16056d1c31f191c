import { describe, expect, it } from 'vitest';
import { failure } from '../../../src/shared/failure.ts';
import { failed } from '../../../src/shared/result.ts';
import { MCP_URL, tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp, PORT } from './app-fixture.ts';

const LOCAL = `http://127.0.0.1:${PORT}/mcp`;

describe('verifying the connection', () => {
  it('asks the server with a new token, then the local address with the key of this run', async () => {
    const { app, opened } = await openApp();
    const { fault, checks } = valueIn(await app.run('verify', { assistant: null }));
    expect([fault, checks.filter(({ outcome }) => outcome !== 'passed')]).toEqual([null, []]);
    expect(opened[0]).toEqual({ url: MCP_URL, bearer: 'token-0' });
    expect(opened).toContainEqual({ url: LOCAL, bearer: app.runKey });
  });

  it("takes an assistant's seat with that assistant's own key", async () => {
    const { app, opened } = await openApp();
    const snippet = valueIn(await app.run('snippet', { assistant: 'cursor' }));
    const key = /dsk_[\w-]{43}/.exec(JSON.stringify(snippet))?.[0];
    valueIn(await app.run('verify', { assistant: 'cursor' }));
    expect(opened).toContainEqual({ url: LOCAL, bearer: key });
    expect(opened.map(({ bearer }) => bearer)).not.toContain(app.runKey);
  });

  it('says what to do for an assistant that has no key yet, and asks nobody', async () => {
    const { app, network } = await openApp();
    const refusal = failureIn(await app.run('verify', { assistant: 'codex' }));
    expect(refusal).toMatchObject({ code: 'key_missing' });
    expect(refusal.next).toContain('dynamosql-tray snippet codex');
    expect(network.sent).toEqual([]);
  });

  it('leaves its token to the app', async () => {
    const { app, network } = await openApp();
    valueIn(await app.run('verify', { assistant: null }));
    expect(valueIn(await app.run('status', {})).tokenSecondsLeft).toBe(600);
    const token = valueIn(await app.run('token', { minLifeSeconds: 60, strict: false }));
    expect(token.accessToken).toBe('token-0');
    expect(network.to('/token')).toHaveLength(1);
  });

  it('ends a stop that the person has mended', async () => {
    let isMended = false;
    const tokens = () => (isMended ? tokenReply('good') : tokenError(401, 'invalid_client'));
    const { app } = await openApp({ tokens });
    const asked = { minLifeSeconds: 60, strict: false };
    expect(failureIn(await app.run('token', asked)).code).toBe('invalid_client');
    expect(valueIn(await app.run('verify', { assistant: null })).fault).toBe('credentials');
    isMended = true;
    expect(valueIn(await app.run('verify', { assistant: null })).fault).toBeNull();
    expect(valueIn(await app.run('token', asked)).accessToken).toBe('good');
  });

  it.each([
    ['nobody listens', { port: undefined }, 'app_not_running'],
    [
      'no session opens',
      { openSession: () => failed(failure('upstream_failed')) },
      'upstream_failed',
    ],
  ])('fails the gateway when %s', async (_what, script, code) => {
    const { app } = await openApp(script);
    const { checks } = valueIn(await app.run('verify', { assistant: null }));
    expect(checks.at(-1)).toMatchObject({ id: 'gateway', outcome: 'failed', code });
  });
});
