import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChallenge, isOurChallenge, isSame } from '../../src/main/node/control-challenge.ts';
import { createNonce } from '../../src/main/node/control-nonce.ts';
import { callerProof, ownerProof } from '../../src/main/node/control-proof.ts';

const COOKIE = 'a cookie of the owner';
const ANOTHER = 'a cookie of somebody else';

describe('the proof of the control channel', () => {
  it('is the same for the same cookie and nonce, and says neither', () => {
    const nonce = createNonce();
    const proof = ownerProof(COOKIE, nonce);
    expect(ownerProof(COOKIE, nonce)).toBe(proof);
    expect(proof).toMatch(/^[\w-]{43}$/);
    expect(proof).not.toContain(nonce);
  });

  it("is what Node's own library makes", () => {
    for (const length of [0, 1, 43, 63, 64, 65, 200]) {
      const [key, nonce] = ['k'.repeat(length), 'ü'.repeat(length)];
      const expected = createHmac('sha256', key).update(`owner:${nonce}`).digest('base64url');
      expect(ownerProof(key, nonce)).toBe(expected);
    }
  });

  it('is asked for with another nonce every time, of 24 bytes', () => {
    const nonces = Array.from({ length: 200 }, () => createNonce());
    expect(new Set(nonces).size).toBe(200);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64url')).toHaveLength(24);
  });

  it.each([
    ['another cookie', ownerProof(ANOTHER, 'nonce')],
    ['another nonce', ownerProof(COOKIE, 'nonce2')],
    ["the caller's role", callerProof(COOKIE, 'nonce')],
    ['a nonce that holds a role', ownerProof(COOKIE, 'caller:nonce')],
  ])('is another with %s', (_what, proof) => {
    expect(isSame(proof, ownerProof(COOKIE, 'nonce'))).toBe(false);
  });

  it('of the owner says nothing to a challenge: the roles cannot be swapped', () => {
    const challenge = createChallenge(COOKIE);
    expect(isSame(ownerProof(COOKIE, challenge), callerProof(COOKIE, challenge))).toBe(false);
    const asNonce = challenge.split('.')[0] ?? '';
    expect(isOurChallenge(COOKIE, `${asNonce}.${ownerProof(COOKIE, asNonce)}`)).toBe(false);
    expect(isOurChallenge(COOKIE, `${asNonce}.${callerProof(COOKIE, asNonce)}`)).toBe(false);
  });

  it('compares texts of any length', () => {
    expect([isSame('', ''), isSame('a', 'a'), isSame('a', 'ab'), isSame('', 'a')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a challenge', () => {
  it('is recognised by whoever made it, and each is another', () => {
    const challenges = Array.from({ length: 50 }, () => createChallenge(COOKIE));
    for (const challenge of challenges) expect(isOurChallenge(COOKIE, challenge)).toBe(true);
    expect(new Set(challenges).size).toBe(50);
  });

  it.each([
    ['a foreign one', createChallenge(ANOTHER)],
    ['one with its nonce changed', `x${createChallenge(COOKIE)}`],
    ['one with its signature cut', createChallenge(COOKIE).slice(0, -1)],
    ['one without a signature', createNonce()],
    ['nothing', ''],
    ['a dot', '.'],
  ])('is refused: %s', (_what, challenge) => {
    expect(isOurChallenge(COOKIE, challenge)).toBe(false);
  });
});
