import { randomBytes } from 'node:crypto';
import type { Grant } from '../issued-tokens.ts';

const LIFE_MS = 30 * 86_400_000;

export interface RefreshTokens {
  /** The first token of a new family. */
  issue(grant: Grant): string;
  /**
   * Trades a token for the next one of its family. A token that was traded before revokes the whole
   * family: somebody has a copy (contract 11.1, item 10: assumed).
   */
  rotate(
    token: string,
    clientId: string,
  ): { readonly grant: Grant; readonly next: string } | undefined;
}

interface Family {
  readonly grant: Grant;
  readonly expiresAtMs: number;
  /** The one token that still works; none after a replay. */
  current: string | undefined;
}

/** @param nowMs a clock that never goes back, in milliseconds */
export function createRefreshTokens(nowMs: () => number): RefreshTokens {
  const familyOf = new Map<string, Family>();
  const next = (family: Family): string => {
    const token = randomBytes(32).toString('base64url');
    family.current = token;
    familyOf.set(token, family);
    return token;
  };
  return {
    issue: (grant) => next({ grant, expiresAtMs: nowMs() + LIFE_MS, current: undefined }),
    rotate: (token, clientId) => {
      const family = familyOf.get(token);
      if (family === undefined || family.grant.clientId !== clientId) return undefined;
      if (family.expiresAtMs <= nowMs()) return undefined;
      if (family.current !== token) {
        family.current = undefined;
        return undefined;
      }
      return { grant: family.grant, next: next(family) };
    },
  };
}
