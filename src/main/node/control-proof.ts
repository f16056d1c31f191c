import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

// Both sides prove that they can read the owner's private file, without saying what it holds.
// An answer to one side's nonce says nothing to the other: the roles are part of what is signed.
// Every bridge signs at its start, so it is not done by Node's own library, which takes longer to load.

export function ownerProof(cookie: string, nonce: string): string {
  return sign(cookie, `owner:${nonce}`);
}

export function callerProof(cookie: string, challenge: string): string {
  return sign(cookie, `caller:${challenge}`);
}

/** HMAC with SHA-256, as base64url. */
export function sign(cookie: string, text: string): string {
  return Buffer.from(hmac(sha256, Buffer.from(cookie), Buffer.from(text))).toString('base64url');
}
