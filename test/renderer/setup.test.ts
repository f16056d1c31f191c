import { describe, expect, it } from 'vitest';
import { firstAssistants } from '../../src/renderer/setup/first-assistants.ts';
import { calledIn, hasCalled } from '../../src/renderer/setup/first-call.ts';
import { firstStanding } from '../../src/renderer/setup/first-standing.ts';
import { keychainRow } from '../../src/renderer/setup/keychain-row.ts';
import { pasteVerdict, shownLines, whyNotYet } from '../../src/renderer/setup/paste-verdict.ts';
import {
  canGoOnWithFewer,
  proveVerdict,
  toolsWithout,
} from '../../src/renderer/setup/prove-verdict.ts';
import type { Awaited, Proving } from '../../src/renderer/setup/setup-state.ts';
import type { ActivityCall } from '../../src/shared/activity.ts';
import { failure } from '../../src/shared/failure.ts';
import type { Draft, Proof } from '../../src/shared/setup.ts';
import { checkIds, type Verification } from '../../src/shared/verification.ts';
import { quietSnapshot } from './a-snapshot.ts';
import { foundCursor } from './an-assistant-row.ts';
import { checksWith, failedCheck, passedCheck } from './some-checks.ts';

const given = { shown: '•', characters: 1, line: 1 };
const both: Draft = {
  lines: [],
  clientId: given,
  clientSecret: given,
  clipboardHoldsSecret: false,
};
const onlyId: Draft = { ...both, clientSecret: null };
const nothing: Draft = { ...onlyId, clientId: null };

describe('of a paste it says', () => {
  it('nothing before there was one', () => {
    expect(pasteVerdict(null, null)).toBeNull();
    expect(pasteVerdict(nothing, null)).toBeNull();
  });

  it('that both were understood, and offers to clear a clipboard that holds the secret', () => {
    expect(pasteVerdict(both, null)).toMatchObject({ kind: 'understood', offersClearing: false });
    const held = pasteVerdict({ ...both, clipboardHoldsSecret: true }, null);
    expect(held?.words).toContain('clipboard');
    expect(held?.offersClearing).toBe(true);
  });

  it('which half is missing', () => {
    expect(pasteVerdict(onlyId, null)).toMatchObject({
      kind: 'half',
      words: expect.stringContaining('secret is still missing'),
    });
  });

  it('what a token of the other kind is, whatever was understood before', () => {
    const verdict = pasteVerdict(both, failure('rest_token_pasted'));
    expect(verdict).toMatchObject({
      kind: 'mistake',
      words: expect.stringContaining('REST API token'),
    });
  });
});

describe('proving', () => {
  it('waits for both values and says which one is missing', () => {
    expect(whyNotYet(both)).toBeNull();
    expect(whyNotYet(onlyId)).toContain('secret');
    expect(whyNotYet({ ...both, clientId: null })).toContain('ID');
    expect(whyNotYet(null)).toContain('Both');
  });
});

describe('the lines of a long paste', () => {
  const line = (meaning: Draft['lines'][number]['meaning']) => ({
    before: '',
    value: '',
    after: '',
    meaning,
  });

  it('are those that mean something', () => {
    const lines = [...Array.from({ length: 9 }, () => line('nothing')), line('clientId')];
    expect(shownLines(lines)).toEqual([line('clientId')]);
  });

  it('are all of them when they are few', () => {
    expect(shownLines([line('nothing'), line('clientId')])).toHaveLength(2);
  });
});

const allPassed: Verification = { fault: null, checks: checkIds.map(passedCheck) };
const saved: Proof = {
  verification: allPassed,
  unconfirmedTokenOrigin: null,
  missingScopes: [],
  store: 'macOS Keychain',
  storeFailure: null,
  isSaved: true,
};
const unsaved: Proof = { ...saved, isSaved: false };
const done = (proof: Proof): Proving => ({ kind: 'done', proof });
const scopeMissing: Proof = {
  ...unsaved,
  missingScopes: ['query'],
  verification: {
    fault: 'credentials',
    checks: checksWith(failedCheck('scopes', 'scope_missing')),
  },
};
const failing = (
  fault: NonNullable<Verification['fault']>,
  ...bad: Parameters<typeof failedCheck>
): Proving =>
  done({
    ...unsaved,
    store: null,
    verification: { fault, checks: checksWith(failedCheck(...bad)) },
  });

describe('the verdict on a proof', () => {
  it.each<[string, Proving]>([
    ['Checking', { kind: 'running', checks: [] }],
    ['Everything works', done(saved)],
    ['Everything works, for this session', done({ ...saved, store: null })],
    ['One permission is missing in the portal', done(scopeMissing)],
    ['The ID or the secret is wrong', failing('credentials', 'credentials', 'invalid_client')],
    ['Your network does not let us through', failing('network', 'network', 'tls_failed')],
    ['DynamoSQL has trouble, not you', failing('server', 'session', 'upstream_failed')],
    [
      'Tokens come from somewhere else',
      done({ ...unsaved, unconfirmedTokenOrigin: 'https://login.example.com' }),
    ],
    [
      'Everything works, but the keychain does not',
      done({ ...unsaved, store: null, storeFailure: failure('keychain_missing') }),
    ],
  ])('is "%s"', (title, proving) => {
    expect(proveVerdict(proving).title).toBe(title);
  });

  it('names the keychain only when something was saved there', () => {
    expect(proveVerdict(done(saved)).next).toContain('macOS Keychain');
    expect(proveVerdict(done({ ...saved, store: null })).next).toContain('never written to a file');
  });
});

describe('going on with fewer tools', () => {
  it('is offered when only one scope is missing', () => {
    expect(canGoOnWithFewer(done(scopeMissing))).toBe(true);
    expect(toolsWithout(['query'])).toBe(2);
    expect(toolsWithout(['schemas:read'])).toBe(1);
  });

  it('is not offered when both are missing, when something else failed, or when all is saved', () => {
    expect(
      canGoOnWithFewer(done({ ...scopeMissing, missingScopes: ['query', 'schemas:read'] })),
    ).toBe(false);
    const { verification } = scopeMissing;
    const checks = verification.checks.map((check) =>
      check.id === 'session' ? failedCheck('session', 'upstream_failed') : check,
    );
    expect(
      canGoOnWithFewer(done({ ...scopeMissing, verification: { ...verification, checks } })),
    ).toBe(false);
    expect(canGoOnWithFewer(done(saved))).toBe(false);
  });
});

describe('the keychain row', () => {
  it('waits until all checks ended', () => {
    const running: Proving = { kind: 'running', checks: [] };
    expect(keychainRow(running, false).mark).toBe('waiting');
    expect(keychainRow(running, true).mark).toBe('running');
  });

  it('names the store, and why there is none', () => {
    expect(keychainRow(done(saved), true)).toMatchObject({
      mark: 'passed',
      found: 'Saved in the macOS Keychain',
    });
    const proof = { ...unsaved, store: null, storeFailure: failure('keychain_locked') };
    expect(keychainRow(done(proof), true)).toMatchObject({
      mark: 'needs-you',
      trouble: { code: 'keychain_locked' },
    });
  });
});

describe('the first call', () => {
  const awaited: Awaited = {
    assistant: 'cursor',
    sinceMs: Date.parse('2026-11-24T12:00:00.000Z'),
    callsBefore: 3,
    calledWith: null,
  };
  const call: ActivityCall = {
    kind: 'call',
    id: 7,
    at: '2026-11-24T12:00:09.000Z',
    assistant: 'cursor',
    name: 'Cursor',
    method: 'tools/call',
    tool: 'list_tables',
    tables: [],
    status: 200,
    ms: 84,
    bytes: null,
    hasFailed: false,
    code: null,
    sentence: null,
    requestId: null,
  };

  it('is told by its tool', () => {
    expect(calledIn(call, awaited)).toBe('list_tables');
    expect(calledIn({ ...call, tool: null }, awaited)).toBe('tools/call');
  });

  it('is no call of another assistant, and none from before', () => {
    expect(calledIn({ ...call, assistant: 'codex' }, awaited)).toBeNull();
    expect(calledIn({ ...call, at: '2026-11-24T11:59:59.000Z' }, awaited)).toBeNull();
  });

  it('shows in the snapshot as one call more than before', () => {
    const seen = (callsToday: number) => ({
      ...quietSnapshot,
      assistants: [
        {
          id: 'cursor',
          name: 'Cursor',
          monogram: 'Cu',
          hasKey: true,
          lastSeen: null,
          client: null,
          protocolVersion: null,
          callsToday,
          lastError: null,
        },
      ],
    });
    expect(hasCalled(seen(3), awaited)).toBe(false);
    expect(hasCalled(seen(4), awaited)).toBe(true);
    expect(hasCalled(quietSnapshot, awaited)).toBe(false);
  });
});

describe('the first assistant', () => {
  const others = ['zed', 'claude-code'].map((id) => ({ ...foundCursor, id, found: false }));
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  it('is chosen from those on this computer, the most used first, those by hand last', () => {
    const byHand = { ...foundCursor, id: 'amp', path: null, byHand: 'It is.' };
    const { first, isAnyHere } = firstAssistants([
      ...others,
      byHand,
      { ...foundCursor, id: 'kiro' },
      foundCursor,
    ]);
    expect(ids(first)).toEqual(['cursor', 'kiro', 'amp']);
    expect(isAnyHere).toBe(true);
  });

  it('is one of the most used where none is found', () => {
    const all = firstAssistants(others);
    expect([ids(all.first), ids(all.others), all.isAnyHere]).toEqual([
      ['claude-code'],
      ['zed'],
      false,
    ]);
  });

  it('is told by its file, or by what is amiss there', () => {
    expect(firstStanding({ kind: 'found', lastCallMs: null }, '~/.cursor/mcp.json')).toBe(
      '`~/.cursor/mcp.json`',
    );
    expect(firstStanding({ kind: 'old', reason: 'direct' }, null)).toBe(
      'Goes to DynamoSQL directly',
    );
    expect(firstStanding({ kind: 'absent' }, '~/x.json')).toBeNull();
  });
});
