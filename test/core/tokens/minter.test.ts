import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../src/main/core/credentials/vault.ts';
import { createMinter } from '../../../src/main/core/tokens/minter.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, ok, type Result } from '../../../src/shared/result.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import {
  BINDING,
  createFakeAuthorizationServer,
  MCP_URL,
  SERVER_URL,
  serverDocument,
  type TokenScript,
  tokenError,
  tokenReply,
} from '../../fakes/authorization-server.ts';
import { createFakeClock, settled } from '../../fakes/clock.ts';
import { replyWith } from '../../fakes/network.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const stored: Credentials = {
  clientId: 'abc',
  clientSecret: createSecret('def'),
  binding: BINDING,
};
const evilServer = { ...serverDocument, token_endpoint: 'https://evil.example/token' };

function createMint(
  tokenScript: TokenScript,
  credentials: () => Result<Credentials | undefined> = () => ok(stored),
) {
  const clock = createFakeClock();
  const server = createFakeAuthorizationServer(tokenScript);
  const minter = createMinter({
    mcpUrl: MCP_URL,
    credentials: async () => credentials(),
    network: server.network,
    clock,
    budgetMs: 15_000,
  });
  return { clock, server, minter, network: server.network };
}

/** A server that grants these scopes, alone or together, and refuses requests with any other. */
function granting(...granted: readonly string[]): TokenScript {
  return ({ body }) => {
    const scopes = (new URLSearchParams(body).get('scope') ?? '').split(' ');
    const isGranted = scopes.every((scope) => granted.includes(scope));
    return isGranted
      ? tokenReply('abc', { scope: scopes.join(' ') })
      : tokenError(400, 'invalid_scope');
  };
}

describe('the minter', () => {
  it('reads the metadata once for many tokens', async () => {
    const { minter, network } = createMint(() => tokenReply('abc'));
    for (let times = 0; times < 5; times += 1) valueIn(await minter.mint());
    expect(network.sent).toHaveLength(3 + 5);
  });

  it('reads the metadata again after a failure', async () => {
    const { minter, network } = createMint((_request, nth) =>
      nth === 1 ? replyWith(500, '') : tokenReply('abc'),
    );
    for (let times = 0; times < 3; times += 1) await minter.mint();
    expect(network.to('oauth-authorization-server')).toHaveLength(2);
  });

  it('is not set up without credentials, and asks nobody', async () => {
    const { minter, network } = createMint(
      () => tokenReply('abc'),
      () => ok(undefined),
    );
    expect(failureIn(await minter.mint()).code).toBe('not_set_up');
    expect(network.sent).toEqual([]);
  });

  it('passes on a locked keychain, and asks nobody', async () => {
    const { minter, network } = createMint(
      () => tokenReply('abc'),
      () => failed(failure('keychain_locked')),
    );
    expect(failureIn(await minter.mint()).code).toBe('keychain_locked');
    expect(network.sent).toEqual([]);
  });

  it("tells how far the server's clock is from ours", async () => {
    const date = 'Sat, 31 Jan 2026 12:05:00 GMT';
    const { minter } = createMint(() => ({ ...tokenReply('abc'), headers: { date } }));
    expect(minter.facts().skewMs).toBeUndefined();
    await minter.mint();
    expect(minter.facts().skewMs).toBe(300_000);
  });

  it('stops at 300 requests an hour by itself, and goes on when the hour is over', async () => {
    const { minter, network, clock } = createMint(() => tokenReply('abc'));
    for (let times = 0; times < 300; times += 1) valueIn(await minter.mint());
    expect(failureIn(await minter.mint())).toMatchObject({
      code: 'token_ceiling',
      retryAfterSeconds: 3_600,
    });
    expect(network.to('/token')).toHaveLength(300);
    await clock.advance(3_600_000);
    valueIn(await minter.mint());
  });

  it('lets short-lived tokens have three times what they need, and no more', async () => {
    const { minter, network } = createMint(() => tokenReply('abc', { expires_in: 30 }));
    for (let times = 0; times < 400; times += 1) await minter.mint();
    expect(network.to('/token')).toHaveLength(360);
  });

  it('has a ceiling even for tokens of one second', async () => {
    const { minter, network } = createMint(() => tokenReply('abc', { expires_in: 1 }));
    for (let times = 0; times < 10_900; times += 1) await minter.mint();
    expect(network.to('/token')).toHaveLength(10_800);
  });
});

describe('after invalid_scope', () => {
  it.each(['query', 'schemas:read'])('the app goes on with %s alone', async (granted) => {
    const { minter, server } = createMint(granting(granted));
    expect(valueIn(await minter.mint()).scopes).toEqual([granted]);
    expect(valueIn(await minter.mint()).scopes).toEqual([granted]);
    const both = 'query schemas:read';
    expect(server.askedScopes()).toEqual([both, 'query', 'schemas:read', granted]);
  });

  it('each scope is asked for alone once, and then it is said that none is granted', async () => {
    const { minter, server } = createMint(granting());
    expect(failureIn(await minter.mint()).code).toBe('invalid_scope');
    expect(server.askedScopes()).toEqual(['query schemas:read', 'query', 'schemas:read']);
  });

  it('all are asked for again when the person says that something was mended', async () => {
    const { minter, server } = createMint(granting('query'));
    await minter.mint();
    minter.askAnew();
    await minter.mint();
    expect(server.askedScopes()[3]).toBe('query schemas:read');
  });

  it('a trouble in between takes no scope away', async () => {
    const { minter, server } = createMint((request, nth) =>
      nth === 2 ? replyWith(503, '') : granting('query')(request, nth),
    );
    expect(failureIn(await minter.mint()).code).toBe('token_endpoint_failed');
    await minter.mint();
    expect(server.askedScopes()[3]).toBe('query schemas:read');
  });
});

describe('the secret', () => {
  const elsewhere = () => replyWith(200, evilServer);

  it('is not sent to a token endpoint other than the one it was proven with', async () => {
    const { minter, server, network } = createMint(() => tokenReply('abc'));
    server.answerAt(SERVER_URL, elsewhere());
    expect(failureIn(await minter.mint()).code).toBe('issuer_mismatch');
    expect(network.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it("from the environment is not sent off the issuer's origin", async () => {
    const { minter, server, network } = createMint(
      () => tokenReply('abc'),
      () => ok({ ...stored, binding: undefined }),
    );
    server.answerAt(SERVER_URL, elsewhere());
    expect(failureIn(await minter.mint()).code).toBe('issuer_mismatch');
    expect(network.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('from the environment does not follow a server that moves during the run', async () => {
    const { minter, server } = createMint(
      (_request, nth) => (nth === 0 ? tokenReply('abc') : replyWith(500, '')),
      () => ok({ ...stored, binding: undefined }),
    );
    await minter.mint();
    await minter.mint();
    server.answerAt(SERVER_URL, elsewhere());
    expect(failureIn(await minter.mint()).code).toBe('issuer_mismatch');
  });

  it('of new credentials does not go where a late answer for the old ones points', async () => {
    const evilBinding = { ...BINDING, tokenOrigin: 'https://evil.example' };
    let current: Credentials = { ...stored, binding: evilBinding };
    const { minter, server, network } = createMint(
      () => tokenReply('abc'),
      () => ok(current),
    );
    server.answerAt('https://evil.example/token', tokenReply('abc'));
    let answer = (): void => {};
    server.answerAt(
      SERVER_URL,
      () => new Promise((resolve) => (answer = () => resolve(elsewhere()))),
    );
    const old = minter.mint();
    await settled();
    current = stored;
    minter.startOver();
    answer();
    await old;
    const before = network.sent.filter(({ method }) => method === 'POST').length;
    server.answerAt(SERVER_URL, replyWith(200, serverDocument));
    await minter.mint();
    const posts = network.sent.filter(({ method }) => method === 'POST').slice(before);
    expect(posts.filter(({ url }) => url.includes('evil'))).toEqual([]);
  });
});
