import { describe, expect, it } from 'vitest';
import {
  interpretTokenReply,
  retryAfterSeconds,
  tokenRequest,
} from '../../../src/main/core/tokens/token-exchange.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import { BINDING, TOKEN_URL, tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { replyWith } from '../../fakes/network.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const asked = ['query', 'schemas:read'];

function requestFor({ clientId = 'abc', secret = 'def', basicSupported = true }) {
  return tokenRequest({
    server: { binding: BINDING, tokenEndpoint: TOKEN_URL, basicSupported, dateHeader: undefined },
    credentials: { clientId, clientSecret: createSecret(secret), binding: BINDING },
    scopes: asked,
    budgetMs: 15_000,
  });
}

function interpret(reply: ReturnType<typeof replyWith>) {
  return interpretTokenReply(reply, { asked, clock: createFakeClock() });
}

describe('a token request', () => {
  it('carries the credentials as Basic and names grant, scopes and resource', () => {
    const { method, url, headers, body } = requestFor({});
    expect([method, url]).toEqual(['POST', TOKEN_URL]);
    expect(headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from('abc:def').toString('base64')}`,
    });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'query schemas:read',
      resource: BINDING.mcpUrl,
    });
  });

  it.each([
    ['a:b', 'c:d', 'a%3Ab:c%3Ad'],
    ['a b', 'c+d/e=', 'a+b:c%2Bd%2Fe%3D'],
    ['ключ', 'ü€', '%D0%BA%D0%BB%D1%8E%D1%87:%C3%BC%E2%82%AC'],
  ])('form-encodes %j and %j before it joins them (RFC 6749 2.3.1)', (clientId, secret, joined) => {
    const { authorization = '' } = requestFor({ clientId, secret }).headers;
    const basic = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
    expect(basic).toBe(joined);
  });

  it('carries the credentials in the body where the server takes no Basic', () => {
    const { headers, body } = requestFor({ secret: 'd&e=f', basicSupported: false });
    expect(headers).not.toHaveProperty('authorization');
    const form = new URLSearchParams(body);
    expect([form.get('client_id'), form.get('client_secret')]).toEqual(['abc', 'd&e=f']);
  });

  it('never puts the secret into the address', () => {
    expect(requestFor({ basicSupported: false }).url).toBe(TOKEN_URL);
  });
});

describe('a good answer', () => {
  it('becomes a token with its life and the moment of both clocks', () => {
    const clock = createFakeClock();
    const reply = tokenReply('eyJ.a.b', { scope: 'query' });
    const token = valueIn(interpretTokenReply(reply, { asked, clock }));
    expect(token.value.reveal()).toBe('eyJ.a.b');
    expect(token).toMatchObject({
      scopes: ['query'],
      lifeMs: 600_000,
      receivedMonotonicMs: clock.monotonicMs(),
      receivedWallMs: clock.wallMs(),
    });
  });

  it.each([
    [{ scope: undefined }, { scopes: asked }],
    [{ scope: '' }, { scopes: [] }],
    [{ expires_in: undefined }, { lifeMs: 600_000 }],
    [{ expires_in: '300' }, { lifeMs: 300_000 }],
    [{ token_type: 'bearer' }, { lifeMs: 600_000 }],
    [{ refresh_token: 'ignored' }, { lifeMs: 600_000 }],
  ])('with %j is understood', (change, found) => {
    expect(valueIn(interpret(tokenReply('abc', change)))).toMatchObject(found);
  });

  it.each([1e13, 1e308])('with a life of %d s counts as one of a day', (expiresIn) => {
    expect(valueIn(interpret(tokenReply('abc', { expires_in: expiresIn }))).lifeMs).toBe(
      86_400_000,
    );
  });
});

describe('an answer that is not a token', () => {
  it.each([
    ['a page', replyWith(200, '<html>Welcome to the hotel</html>')],
    ['nothing', replyWith(200, '')],
    ['null', replyWith(200, 'null')],
    ['a list', replyWith(200, [])],
    ['no token', tokenReply('', {})],
    ['a token that is a number', replyWith(200, { access_token: 7, token_type: 'Bearer' })],
    ['another type of token', tokenReply('abc', { token_type: 'DPoP' })],
    ['no type of token', tokenReply('abc', { token_type: undefined })],
    ['a token with a line break', tokenReply('abc\r\nX-Evil: 1')],
    ['a token with a space', tokenReply('abc def')],
    ['a life of nothing', tokenReply('abc', { expires_in: 0 })],
    ['a life under a second', tokenReply('abc', { expires_in: 0.001 })],
    ['a negative life', tokenReply('abc', { expires_in: -1 })],
    ['a life in words', tokenReply('abc', { expires_in: 'long' })],
  ])('but %s is unreadable', (_what, reply) => {
    const answer = { ...reply, headers: { 'x-request-id': 'req-1' } };
    expect(failureIn(interpret(answer))).toMatchObject({
      code: 'token_reply_unreadable',
      requestId: 'req-1',
    });
  });
});

describe('an error of the token endpoint', () => {
  it.each([
    [400, 'invalid_client', 'invalid_client'],
    [401, 'invalid_client', 'invalid_client'],
    [400, 'unauthorized_client', 'unauthorized_client'],
    [400, 'invalid_grant', 'invalid_grant'],
    [400, 'invalid_scope', 'invalid_scope'],
    [400, 'invalid_request', 'token_endpoint_failed'],
    [400, 'unsupported_grant_type', 'token_endpoint_failed'],
    [400, 'invalid_target', 'token_endpoint_failed'],
    [503, 'temporarily_unavailable', 'token_endpoint_failed'],
    [400, 'constructor', 'token_endpoint_failed'],
  ])('%d %s is %s and quotes the server', (status, error, code) => {
    expect(failureIn(interpret(tokenError(status, error)))).toMatchObject({
      code,
      quoted: `no: ${error}`,
    });
  });

  it.each([
    [401, 'invalid_client'],
    [301, 'redirected'],
    [307, 'redirected'],
    [403, 'token_endpoint_failed'],
    [404, 'token_endpoint_failed'],
    [429, 'token_rate_limited'],
    [500, 'token_endpoint_failed'],
    [502, 'token_endpoint_failed'],
    [201, 'token_endpoint_failed'],
  ])('%d without a readable body is %s', (status, code) => {
    expect(failureIn(interpret(replyWith(status, 'oops'))).code).toBe(code);
  });

  it('is quoted as cleaned data, never as our own sentence', () => {
    const description = `\u001b[31mcrimson\u202e\n${'x'.repeat(1_000)}`;
    const reply = replyWith(400, { error: 'invalid_client', error_description: description });
    const { quoted = '', cause } = failureIn(interpret(reply));
    expect([...quoted]).toHaveLength(300);
    expect(quoted).toMatch(/^\[31mcrimson x+…$/);
    expect(cause).not.toContain('crimson');
  });
});

describe('Retry-After', () => {
  const date = 'Sat, 31 Jan 2026 12:00:00 GMT';
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': ' 7 ' }, 7],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Sat, 31 Jan 2026 12:00:42 GMT', date }, 42],
    [{ 'retry-after': 'Sat, 31 Jan 2026 11:00:00 GMT', date }, 0],
    [{ 'retry-after': 'Sat, 31 Jan 2026 12:00:42 GMT' }, undefined],
    [{ 'retry-after': '-7', date }, undefined],
    [{ 'retry-after': 'soon', date }, undefined],
    [{ 'retry-after': '99999999999' }, undefined],
    [{}, undefined],
  ])('in %j says %s', (headers, seconds) => {
    expect(retryAfterSeconds({ headers })).toBe(seconds);
  });

  it.each([429, 503])('comes along with %d', (status) => {
    const reply = replyWith(status, '', { 'retry-after': '9' });
    expect(failureIn(interpret(reply)).retryAfterSeconds).toBe(9);
  });
});
