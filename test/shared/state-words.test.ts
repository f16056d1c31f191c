import { describe, expect, it } from 'vitest';
import { clockText } from '../../src/shared/ages.ts';
import type { FailureCode } from '../../src/shared/failure.ts';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import type { Moment } from '../../src/shared/said.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { stateWords } from '../../src/shared/state-words.ts';
import type { State } from '../../src/shared/states.ts';
import { createHealth, createKnownAssistant, createSnapshot } from '../fakes/snapshot.ts';

const since = new Date(2026, 10, 24, 9, 0, 0);
const now: Moment = { nowMs: since.getTime() + 180_000, secondsSince: 0 };
const later = (seconds: number): Moment => ({
  nowMs: now.nowMs + seconds * 1_000,
  secondsSince: seconds,
});

const quietSnapshot = createSnapshot();

function pictureOf(state: State, code: FailureCode, more: Partial<Snapshot> = {}): Snapshot {
  const health = { ...createHealth(state, code), since: since.toISOString() };
  return createSnapshot({ health, ...more });
}
const because = (picture: Snapshot, cause: string): Snapshot => ({
  ...picture,
  health: { ...picture.health, cause },
});
const scopesWithout = (missing: string): Snapshot['scopes'] =>
  [
    { name: 'schemas:read', tools: ['list_tables', 'describe_table'] },
    { name: 'query', tools: ['run_sql'] },
  ].map((scope) => ({ ...scope, isGranted: scope.name !== missing }));

/** As the copy deck writes a row: word, sentence, next line, buttons. */
function deckRow(snapshot: Snapshot, moment = now): readonly string[] {
  const { word, sentence, next, actions } = stateWords(snapshot, moment);
  return [word, sentence, next, actions.map(({ label }) => label).join(' · ')];
}
const needsYou = (code: FailureCode, more?: Partial<Snapshot>) =>
  pictureOf('needs-you', code, more);
const offline = (code: FailureCode, nextTrySeconds: number | null = 8) =>
  pictureOf('offline', code, { nextTrySeconds });
const renewed = 'The token renews itself in 2 min 42 s. Nothing for you to do.';

describe('Ready', () => {
  it('says who was answered, how long ago, and that nothing is to be done', () => {
    const buttons = 'Verify · Copy fresh token';
    const sentence = 'DynamoSQL answered Claude Code 12 s ago.';
    expect(deckRow(quietSnapshot)).toEqual(['Ready', sentence, renewed, buttons]);
    const checked = deckRow({ ...quietSnapshot, provenBy: null });
    expect(checked[1]).toBe('DynamoSQL answered a check 12 s ago.');
  });

  it('says in the demo that it is the demo data', () => {
    const [, sentence] = deckRow({ ...quietSnapshot, demo: true });
    expect(sentence).toBe('The demo data answered Claude Code 12 s ago.');
  });

  it.each([
    ['query', 'Ready, 2 of 3 tools', 'run_sql stays off until it is granted in the portal.'],
    [
      'schemas:read',
      'Ready, 1 of 3 tools',
      'list_tables and describe_table stay off until it is granted in the portal.',
    ],
  ])('without %s counts the tools', (scope, word, next) => {
    const buttons = 'How to grant it · Verify · Copy fresh token';
    const sentence = `${scope} is not granted. DynamoSQL answered Claude Code 12 s ago.`;
    const picture = { ...quietSnapshot, scopes: scopesWithout(scope) };
    expect(deckRow(picture)).toEqual([word, sentence, next, buttons]);
  });

  it('has an age that grows and a countdown that shrinks with the moment of drawing', () => {
    expect(deckRow(quietSnapshot, later(60)).slice(1, 3)).toEqual([
      'DynamoSQL answered Claude Code 1 min ago.',
      'The token renews itself in 1 min 42 s. Nothing for you to do.',
    ]);
  });

  it('promises no renewal by itself where none is ahead', () => {
    const atNextCall = 'The token renews itself at the next call. Nothing for you to do.';
    expect(deckRow(quietSnapshot, later(170))[2]).toBe(atNextCall);
    const token = { secondsLeft: 200, lifeSeconds: 600, renewsAtSecondsLeft: 0 };
    expect(deckRow({ ...quietSnapshot, token })[2]).toBe(atNextCall);
  });
});

describe('Working', () => {
  const working = (more: Partial<Snapshot> = {}) => pictureOf('working', 'working', more);
  const waits = 'Calls that arrive now wait for it.';

  it('mints the first token, or renews one for so many seconds', () => {
    expect(deckRow(working({ token: null }))).toEqual([
      'Working',
      'Minting the first token.',
      waits,
      '',
    ]);
    const begun = { nowMs: since.getTime(), secondsSince: 0 };
    expect(deckRow(working(), begun)[1]).toBe('Renewing the token.');
    const fourLater = { nowMs: since.getTime() + 4_000, secondsSince: 4 };
    expect(deckRow(working(), fourLater)).toEqual([
      'Working',
      'Renewing the token, 4 s.',
      waits,
      '',
    ]);
  });

  it('claims no renewal while it waits for a proof', () => {
    const picture = working();
    const unproven = { ...picture, health: { ...picture.health, proofAgeSeconds: null } };
    expect(deckRow(unproven)[1]).toBe('Asking DynamoSQL for its first answer.');
    expect(deckRow(pictureOf('working', 'proof_too_old'))[1]).toBe(
      'The connection was not proven lately.',
    );
  });
});

describe('Paused and Not set up', () => {
  it('say what a person did or has to do', () => {
    expect(deckRow(pictureOf('paused', 'paused'))).toEqual([
      'Paused',
      'Paused by you, 3 min ago.',
      'Assistants are told that you paused DynamoSQL.',
      'Resume',
    ]);
    expect(deckRow(pictureOf('paused', 'paused'), later(3_600))[1]).toBe('Paused by you, 1 h ago.');
    expect(deckRow(pictureOf('not-set-up', 'not_set_up'))).toEqual([
      'Not set up',
      'No client ID and secret are stored.',
      'Paste the two values from the portal, or try the demo.',
      'Set up… · Try the demo',
    ]);
  });
});

describe('Needs you', () => {
  it.each<[FailureCode, string, string, string]>([
    [
      'invalid_client',
      'DynamoSQL does not accept the client secret any more.',
      'It was probably rotated, or its API client was deleted, in the portal. Paste the new secret and everything goes on as before.',
      'Enter new secret',
    ],
    [
      'keychain_locked',
      'The keychain is locked.',
      'Unlock it and DynamoSQL goes on by itself.',
      'Unlock',
    ],
    [
      'keychain_denied',
      'The keychain did not let the app read its entry.',
      'Allow it when asked, or paste the secret again.',
      'Ask again',
    ],
    [
      'keychain_missing',
      'This computer has no keychain that is running.',
      'Start one, or keep the secret for this session only. It is never written to a file.',
      'Keep for this session',
    ],
    [
      'invalid_scope',
      'No scope is granted to this API client.',
      'Tick both in the portal, or make a new client with them and paste that.',
      'Open API clients',
    ],
  ])('for %s', (code, sentence, next, button) => {
    const [word, said, then, buttons] = deckRow(needsYou(code));
    expect([word, said, then]).toEqual(['Needs you', sentence, next]);
    expect(buttons?.split(' · ')[0]).toBe(button);
  });

  it('for a missing scope by its name', () => {
    expect(deckRow(needsYou('scope_missing', { scopes: scopesWithout('query') }))).toEqual([
      'Needs you',
      'query is not granted to this API client.',
      'Tick it in the portal, or make a new client with it and paste that.',
      'Open API clients · Enter new secret',
    ]);
  });

  it('for a taken port, by its number and with the assistants that know it', () => {
    const assistants = [true, true, false].map((hasKey) => createKnownAssistant({ hasKey }));
    const taken = because(
      needsYou('port_taken', { assistants }),
      'Another program listens on port 17864. The port never moves by itself, because assistants know it.',
    );
    expect(deckRow(taken)).toEqual([
      'Needs you',
      'Another program uses port 17864.',
      'End it, or move to another port; the configs of 2 assistants are rewritten with you watching.',
      'Try again · Move…',
    ]);
    const refused = because(taken, 'The system does not give out port 80 (EACCES).');
    expect(deckRow(refused)[1]).toBe('The system does not give out port 80 (EACCES).');
  });

  it('for another copy, by its process and since when', () => {
    const [, unknown] = deckRow(needsYou('home_owned'));
    expect(unknown).toBe('Another copy serves your assistants.');
    const otherOwner = { pid: 4_711, since: since.toISOString() };
    const [, sentence, , buttons] = deckRow(needsYou('home_owned', { otherOwner }));
    expect(sentence).toBe('Another copy serves your assistants: process 4711, since 09:00.');
    expect(buttons).toBe('Take over');
  });

  it('never asks for a secret that would change nothing', () => {
    for (const code of ['home_unusable', 'port_taken', 'home_owned', 'token_refused'] as const)
      expect(deckRow(needsYou(code))[3]).not.toContain('secret');
  });
});

describe('Offline', () => {
  const comesBack = 'It comes back by itself. Next try in 8 s';

  it.each<[FailureCode, string, string, string]>([
    [
      'connect_failed',
      'mcp.example.com cannot be reached.',
      `${comesBack}, and at once when the network returns.`,
      'Try now',
    ],
    [
      'name_not_found',
      'mcp.example.com cannot be found.',
      `${comesBack}, and at once when the network returns.`,
      'Try now · Network settings',
    ],
    [
      'tls_failed',
      'The certificate of mcp.example.com is not one that this computer trusts.',
      'If your company inspects traffic, add its CA file.',
      'Try now · Network settings',
    ],
    [
      'proxy_failed',
      'The proxy refused the connection.',
      `${comesBack}.`,
      'Try now · Network settings',
    ],
    [
      'upstream_failed',
      'DynamoSQL has trouble.',
      'It is not on your side. Next try in 8 s.',
      'Try now',
    ],
    [
      'clock_wrong',
      "This computer's clock is off.",
      'Tokens look expired before they are. Set the clock.',
      'Try now',
    ],
  ])('for %s', (code, ...row) => expect(deckRow(offline(code))).toEqual(['Offline', ...row]));

  it.each<FailureCode>(['upstream_failed', 'token_endpoint_failed'])(
    'for %s says the status, when it is known',
    (code) => {
      const picture = because(offline(code), 'The token endpoint answered with status 503.');
      expect(deckRow(picture)[1]).toBe('DynamoSQL has trouble (code 503).');
    },
  );

  it.each<FailureCode>(['upstream_rate_limited', 'token_rate_limited'])(
    'for %s says until when, in a minute that has not begun',
    (code) => {
      expect(deckRow(offline(code, 90))).toEqual([
        'Offline',
        `DynamoSQL asks for fewer calls until ${clockText(now.nowMs + 120_000)}.`,
        'It is not on your side. Next try in 1 min 30 s.',
        'Try now',
      ]);
      expect(deckRow(offline(code, null))[1]).toBe('DynamoSQL asks for fewer calls.');
    },
  );

  it('counts down to the next try, and then tries', () => {
    const picture = offline('upstream_failed');
    expect(deckRow(picture, later(5))[2]).toBe('It is not on your side. Next try in 3 s.');
    expect(deckRow(picture, later(8))[2]).toBe('It is not on your side. Trying now.');
    const silent = offline('connect_failed', null);
    expect(deckRow(silent)[2]).toBe('It comes back by itself.');
  });
});

describe('whatever the code', () => {
  const codes = Object.keys(failureCatalogue) as FailureCode[];

  it.each(codes)('%s is told in whole sentences that name no command', (code) => {
    for (const state of ['needs-you', 'offline'] as const) {
      const { sentence, next } = stateWords(pictureOf(state, code), now);
      expect(sentence).toMatch(/^\S.*\S[.!?]$/);
      expect(next).toMatch(/^\S.*\S[.!?]$/);
      expect(`${sentence} ${next}`).not.toMatch(/dynamosql-tray |--\w|undefined|null/);
    }
  });
});
