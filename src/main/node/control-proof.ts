import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// Both sides prove that they can read the owner's private file, without saying what it holds.
// An answer to one side's nonce says nothing to the other: the roles are part of what is signed.

export function createNonce(): string {
  return randomBytes(24).toString('base64url');
}

export function ownerProof(cookie: string, nonce: string): string {
  return sign(cookie, `owner:${nonce}`);
}

export function callerProof(cookie: string, challenge: string): string {
  return sign(cookie, `caller:${challenge}`);
}

/** A challenge that the owner recognises later without remembering it. */
export function createChallenge(cookie: string): string {
  const nonce = createNonce();
  return `${nonce}.${sign(cookie, `challenge:${nonce}`)}`;
}

export function isOurChallenge(cookie: string, challenge: string): boolean {
  const [nonce = '', signature = ''] = challenge.split('.');
  return isSame(signature, sign(cookie, `challenge:${nonce}`));
}

export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sign(cookie: string, text: string): string {
  return createHmac('sha256', cookie).update(text).digest('base64url');
}
