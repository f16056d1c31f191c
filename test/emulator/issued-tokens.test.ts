import { expect, test } from 'vitest';
import { createIssuedTokens } from '../../src/emulator/oauth/issued-tokens.ts';

const grant = { clientId: 'client', scopes: ['query'] };

function tokensAt(ttlSeconds: number) {
  const clock = { nowMs: 0 };
  const tokens = createIssuedTokens({
    issuer: 'http://127.0.0.1:1',
    ttlSeconds,
    nowMs: () => clock.nowMs,
  });
  return { clock, tokens };
}

test('a token is valid until its life is over', () => {
  const { clock, tokens } = tokensAt(3);
  const { accessToken } = tokens.issue(grant);
  clock.nowMs = 2_999;
  expect(tokens.stateOf(accessToken)).toEqual({ valid: true, secondsLeft: 0.001, grant });
  clock.nowMs = 3_000;
  expect(tokens.stateOf(accessToken)).toEqual({ valid: false });
});

test('a life of a fraction of a second is announced as one second', () => {
  const { tokens } = tokensAt(0.2);
  expect(tokens.issue(grant).expiresInSeconds).toBe(1);
});

test('a new lifetime holds for tokens issued from then on', () => {
  const { clock, tokens } = tokensAt(600);
  const old = tokens.issue(grant).accessToken;
  tokens.setTtlSeconds(1);
  const young = tokens.issue(grant).accessToken;
  clock.nowMs = 1_500;
  expect(tokens.stateOf(old).valid).toBe(true);
  expect(tokens.stateOf(young).valid).toBe(false);
});

test('revoking ends every token so far and none that follows', () => {
  const { tokens } = tokensAt(600);
  const old = tokens.issue(grant).accessToken;
  tokens.revokeAll();
  const young = tokens.issue(grant).accessToken;
  expect(tokens.stateOf(old).valid).toBe(false);
  expect(tokens.stateOf(young).valid).toBe(true);
});

test('a token that was never issued is invalid, whatever it says', () => {
  const { tokens } = tokensAt(600);
  const [header, payload] = tokens.issue(grant).accessToken.split('.');
  expect(tokens.stateOf(`${header}.${payload}.forged`)).toEqual({ valid: false });
});
