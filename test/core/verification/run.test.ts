import { describe, expect, it } from 'vitest';
import type { VerifierReach } from '../../../src/main/core/verification/checks.ts';
import { runVerification } from '../../../src/main/core/verification/run.ts';
import { type FailureCode, failure, sentenceOf } from '../../../src/shared/failure.ts';
import { failed, ok } from '../../../src/shared/result.ts';
import { type Check, checkIds } from '../../../src/shared/verification.ts';
import { BINDING, TOKEN_URL } from '../../fakes/authorization-server.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeSession, toolAnswer } from '../../fakes/mcp-session.ts';
import { createToken } from '../../fakes/minter.ts';

const no = async (code: FailureCode) => failed(failure(code));

async function verify(change: Partial<VerifierReach> = {}) {
  const clock = createFakeClock();
  const sessions = { remote: createFakeSession(), local: createFakeSession() };
  const live: string[] = [];
  const reach: VerifierReach = {
    reach: async () => ok({ address: '192.0.2.1:443', proxy: undefined, certificateIssuer: 'CA' }),
    loopbackIsProxied: () => false,
    discover: async () =>
      ok({
        binding: BINDING,
        tokenEndpoint: TOKEN_URL,
        basicSupported: true,
        dateHeader: undefined,
      }),
    mint: async () => ok(createToken(clock)),
    skewMs: () => 0,
    openSession: async () => ok(sessions.remote),
    openLocalSession: async () => ok(sessions.local),
    localWay: 'the local address',
    ...change,
  };
  const verification = await runVerification({ reach, clock, onCheck: ({ id }) => live.push(id) });
  const check = (id: Check['id']) => verification.checks.find((found) => found.id === id);
  const outcomes = verification.checks.map(({ outcome }) => outcome[0]).join('');
  return { ...verification, check, outcomes, live, sessions };
}

describe('the verifier', () => {
  it('runs every check in its order, live, and closes its sessions', async () => {
    const { fault, outcomes, live, sessions, checks } = await verify();
    expect([fault, outcomes]).toEqual([null, 'pppppppp']);
    expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
    expect(live).toEqual([...checkIds]);
    expect([sessions.remote.closed, sessions.local.closed]).toEqual([1, 1]);
  });

  it('makes the same real call directly and through the local address', async () => {
    const { sessions, check } = await verify();
    expect(sessions.remote.calls).toEqual([{ tool: 'list_tables', toolArguments: {} }]);
    expect(sessions.local.calls).toEqual(sessions.remote.calls);
    expect(check('gateway')?.cause).toBe('1 table through the local address');
  });

  it.each<[string, Partial<VerifierReach>, string, string]>([
    ['no name', { reach: () => no('name_not_found') }, 'fsssssss', 'network'],
    ['no metadata', { discover: () => no('discovery_failed') }, 'pfssssss', 'server'],
    ['a foreign issuer', { discover: () => no('issuer_mismatch') }, 'pfssssss', 'server'],
    ['a wrong secret', { mint: () => no('invalid_client') }, 'ppfsssss', 'credentials'],
    ['a locked keychain', { mint: () => no('keychain_locked') }, 'ppfsssss', 'this computer'],
    ['no session', { openSession: () => no('upstream_failed') }, 'ppppfssp', 'server'],
    [
      'a broken gateway',
      { openLocalSession: () => no('app_not_running') },
      'pppppppf',
      'this computer',
    ],
    ['a foreign key', { openLocalSession: () => no('key_unknown') }, 'pppppppf', 'assistant'],
  ])(
    'with %s skips what rests on it and says whose fault it is',
    async (_what, change, word, whose) => {
      const { outcomes, fault } = await verify(change);
      expect([outcomes, fault]).toEqual([word, whose]);
    },
  );

  it('names what a skipped check rests on', async () => {
    const { check } = await verify({ mint: () => no('invalid_client') });
    expect(check('credentials')).toMatchObject({ code: 'invalid_client', outcome: 'failed' });
    expect(check('credentials')?.fix).not.toBe('');
    expect(check('scopes')?.cause).toBe('It rests on `credentials`.');
    expect(check('list_tables')?.cause).toBe('It rests on `tools`.');
  });

  it('skips the tables when only `query` is granted, and still tries the gateway', async () => {
    const clock = createFakeClock();
    const { check, outcomes, fault, sessions } = await verify({
      mint: async () => ok(createToken(clock, { scopes: ['query'] })),
    });
    expect([outcomes, fault]).toEqual(['pppfppsp', 'credentials']);
    expect(check('scopes')).toMatchObject({ code: 'scope_missing' });
    expect(check('scopes')?.cause).toContain(
      'Not granted: schemas:read. That leaves 1 of 3 tools.',
    );
    expect(check('list_tables')?.cause).toContain('`schemas:read`');
    expect(sessions.local.calls).toEqual([]);
    expect(check('gateway')?.cause).toBe('3 tools through the local address');
  });

  it('fails an empty list of tools', async () => {
    const { check } = await verify({
      openSession: async () => ok(createFakeSession({ tools: [] })),
    });
    expect(check('tools')).toMatchObject({ outcome: 'failed', code: 'scope_missing' });
  });

  it('quotes what the tool said when it refused', async () => {
    const answer = { isError: true, content: undefined, text: 'no\nsuch schema' };
    const { check } = await verify({ openSession: async () => ok(createFakeSession({ answer })) });
    expect(check('list_tables')).toMatchObject({ code: 'tool_failed' });
    expect(check('list_tables')?.cause).toContain('The server said: "no such schema"');
  });

  it('tells what stands in the way here as it is told in the answer', async () => {
    const text = sentenceOf(failure('app_quit'));
    const answer = { isError: true, content: undefined, text };
    const { check, fault } = await verify({
      openLocalSession: async () => ok(createFakeSession({ answer })),
    });
    expect([check('gateway')?.code, fault]).toEqual(['app_quit', 'this computer']);
  });

  it('says when there are more tables than the server lists', async () => {
    const answer = toolAnswer({ tables: [{ name: 'a' }, { name: 'b' }], truncated: true });
    const { check } = await verify({ openSession: async () => ok(createFakeSession({ answer })) });
    expect(check('list_tables')?.cause).toBe('2 or more tables');
  });

  it('passes with a warning when loopback is proxied', async () => {
    const { check, fault } = await verify({ loopbackIsProxied: () => true });
    expect(check('network')).toMatchObject({ outcome: 'passed' });
    expect(check('network')?.warning).toContain('NO_PROXY');
    expect(fault).toBeNull();
  });

  it.each([
    [60_000, false],
    [60_001, true],
    [-60_001, true],
  ])('with a clock off by %d ms warns: %s', async (skewMs, warns) => {
    const { check } = await verify({ skewMs: () => skewMs });
    expect(check('credentials')?.warning?.includes('clock') ?? false).toBe(warns);
  });
});
