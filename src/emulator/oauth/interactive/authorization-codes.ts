import { randomBytes } from 'node:crypto';
import type { Grant } from '../issued-tokens.ts';

const CODE_LIFE_MS = 60_000;

/** What a code was given for; all of it must fit again when it is redeemed. */
export interface CodeGrant extends Grant {
  readonly redirectUri: string;
  readonly codeChallenge: string;
}

export interface AuthorizationCodes {
  issue(grant: CodeGrant): string;
  /** The grant of a code; a code works once and for a minute. */
  redeem(code: string): CodeGrant | undefined;
}

/** @param nowMs a clock that never goes back, in milliseconds */
export function createAuthorizationCodes(nowMs: () => number): AuthorizationCodes {
  const open = new Map<string, { readonly grant: CodeGrant; readonly expiresAtMs: number }>();
  return {
    issue: (grant) => {
      const code = randomBytes(24).toString('base64url');
      open.set(code, { grant, expiresAtMs: nowMs() + CODE_LIFE_MS });
      return code;
    },
    redeem: (code) => {
      const entry = open.get(code);
      open.delete(code);
      return entry !== undefined && entry.expiresAtMs > nowMs() ? entry.grant : undefined;
    },
  };
}
