import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sign } from './control-proof.ts';

// The owner's side of the proof: what it asks of a caller, and how it reads the answer.

/** A challenge that the owner recognises later without remembering it. */
export function createChallenge(cookie: string): string {
  const nonce = randomBytes(24).toString('base64url');
  return `${nonce}.${sign(cookie, `challenge:${nonce}`)}`;
}

export function isOurChallenge(cookie: string, challenge: string): boolean {
  const [nonce = '', signature = ''] = challenge.split('.');
  return isSame(signature, sign(cookie, `challenge:${nonce}`));
}

/** Takes as long for texts that differ late as for those that differ at once. */
export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
