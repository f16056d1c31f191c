import { describe, expect, it } from 'vitest';
import { judge, type StatusFacts } from '../../../src/main/core/status/judge.ts';
import { type FailureCode, failure } from '../../../src/shared/failure.ts';

const token = { isFresh: true, lifeMs: 600_000, scopes: ['query', 'schemas:read'] };
const well: StatusFacts = {
  paused: false,
  localTrouble: undefined,
  demo: false,
  token,
  acceptedMissingScopes: [],
  tokenFailure: undefined,
  mintingMs: undefined,
  proofAgeMs: 1_000,
  trouble: undefined,
};
const judged = (change: Partial<StatusFacts>) => judge({ ...well, ...change });
const wordOf = (change: Partial<StatusFacts>) => `${judged(change).state} ${judged(change).code}`;
const stale = { ...token, isFresh: false };

describe('the status', () => {
  it.each<[string, Partial<StatusFacts>, string]>([
    ['with a recent proof', {}, 'ready ready'],
    [
      'when paused, whatever else',
      { paused: true, trouble: failure('upstream_failed') },
      'paused paused',
    ],
    [
      'without credentials',
      { token: undefined, tokenFailure: failure('not_set_up') },
      'not-set-up not_set_up',
    ],
    ['with a token and no proof', { proofAgeMs: undefined }, 'working working'],
    ['before the first token', { token: undefined, proofAgeMs: undefined }, 'working working'],
    ['in a renewal of a second', { mintingMs: 1_000 }, 'ready ready'],
    ['in a renewal over a second', { mintingMs: 1_001 }, 'working working'],
    [
      'with a failed renewal and a fresh token',
      { tokenFailure: failure('connect_failed') },
      'ready ready',
    ],
    [
      'with a failed renewal and a stale token',
      { token: stale, tokenFailure: failure('connect_failed') },
      'offline connect_failed',
    ],
    ['with a proof of two lives', { proofAgeMs: 1_200_000 }, 'ready ready'],
    ['with an older proof', { proofAgeMs: 1_200_001 }, 'working proof_too_old'],
    ['when the endpoint fails', { trouble: failure('upstream_failed') }, 'offline upstream_failed'],
    [
      'when a token trouble causes another',
      {
        token: undefined,
        tokenFailure: failure('invalid_client'),
        trouble: failure('connect_failed'),
      },
      'needs-you invalid_client',
    ],
  ])('%s: %s', (_when, facts, word) => expect(wordOf(facts)).toBe(word));

  it.each<FailureCode>([
    'invalid_client',
    'unauthorized_client',
    'invalid_grant',
    'invalid_scope',
    'issuer_mismatch',
    'keychain_locked',
    'keychain_missing',
    'keychain_hung',
    'keychain_denied',
  ])('needs you for %s', (code) => {
    expect(judged({ token: undefined, tokenFailure: failure(code) }).state).toBe('needs-you');
  });

  it.each<FailureCode>([
    'name_not_found',
    'connect_timeout',
    'tls_failed',
    'proxy_failed',
    'token_endpoint_failed',
    'token_rate_limited',
    'token_ceiling',
    'discovery_failed',
  ])('is offline for %s, which heals by itself', (code) => {
    expect(judged({ token: undefined, tokenFailure: failure(code) }).state).toBe('offline');
  });

  it('needs the person when a scope is missing, and says which', () => {
    expect(judged({ token: { ...token, scopes: ['schemas:read'] } })).toMatchObject({
      state: 'needs-you',
      code: 'scope_missing',
      cause: 'Not granted to this API client: `query`.',
    });
  });

  it('says which scope is missing, and stays ready, once the person went on without it', () => {
    const fewer = { ...token, scopes: ['schemas:read'] };
    expect(judged({ token: fewer, acceptedMissingScopes: ['query'] })).toMatchObject({
      state: 'ready',
      remark: '2 of 3 tools: `query` is not granted',
    });
    expect(judged({}).remark).toBeNull();
  });

  it('says that the data are those of the demo', () => {
    expect(judged({ demo: true }).sentence).toContain('demo');
  });

  it('carries sentence, cause and next step of the failure', () => {
    const what = failure('keychain_locked');
    expect(judged({ trouble: what })).toMatchObject({
      sentence: what.title,
      cause: what.cause,
      next: what.next,
    });
  });
});
