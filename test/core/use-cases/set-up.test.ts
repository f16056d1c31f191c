import { describe, expect, it } from 'vitest';
import { createSecret } from '../../../src/shared/secret.ts';
import type { Proof } from '../../../src/shared/setup.ts';
import {
  BINDING,
  ISSUER,
  SERVER_URL,
  serverDocument,
  type TokenScript,
  tokenError,
  tokenReply,
} from '../../fakes/authorization-server.ts';
import { settled } from '../../fakes/clock.ts';
import { replyWith } from '../../fakes/network.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp } from './app-fixture.ts';

const ELSEWHERE = 'https://login.example';
const noOnesRun = { givenCredentials: undefined } as const;

/** Who asked for a token: the ID in the request's credentials. */
function askerOf({ headers }: Parameters<TokenScript>[0]): string {
  return atob(headers['authorization']?.replace('Basic ', '') ?? '').split(':')[0] ?? '';
}
const onlyQuery: TokenScript = ({ body }, nth) =>
  new URLSearchParams(body).get('scope') === 'query'
    ? tokenReply(`token-${nth}`, { scope: 'query' })
    : tokenError(400, 'invalid_scope');
const refusesNew: TokenScript = (request, nth) =>
  askerOf(request) === 'new' ? tokenError(401, 'invalid_client') : tokenReply(`token-${nth}`);

/** An app that nobody signed in to, and its set-up with the credentials `new`. */
async function openSetUp(tokens?: TokenScript) {
  const opened = await openApp({ run: noOnesRun, ...(tokens ? { tokens } : {}) });
  const { setUp } = opened.app.window;
  const prove = (change: { readonly clientId?: string; readonly origin?: string } = {}) =>
    setUp.prove({
      clientId: change.clientId ?? 'new',
      clientSecret: createSecret('new secret'),
      confirmedTokenOrigin: change.origin ?? null,
      onCheck() {},
    });
  const clientIdOfCalls = async () => {
    await settled();
    await opened.app.run('token', { minLifeSeconds: 601, strict: false });
    const last = opened.network.to('/token').at(-1);
    return last && askerOf(last);
  };
  return { ...opened, setUp, prove, clientIdOfCalls };
}

const failedIn = ({ verification }: Proof) =>
  verification.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);

describe('proving new credentials', () => {
  it('saves them after every check has passed, and uses them', async () => {
    const { prove, secrets, settings, clientIdOfCalls } = await openSetUp();
    const proof = valueIn(await prove());
    expect(proof).toMatchObject({ isSaved: true, store: 'memory of the test', missingScopes: [] });
    expect(failedIn(proof)).toEqual([]);
    expect(secrets.entries.get(ISSUER)).toContain('"clientId":"new"');
    expect(settings.current().binding).toEqual(BINDING);
    expect(await clientIdOfCalls()).toBe('new');
  });

  it('stores nothing while a check is still to come', async () => {
    const { setUp, secrets, settings } = await openSetUp();
    const storedAtChecks: unknown[] = [];
    const proof = await setUp.prove({
      clientId: 'new',
      clientSecret: createSecret('new secret'),
      confirmedTokenOrigin: null,
      onCheck: () => void storedAtChecks.push(secrets.asked.length, settings.current().binding),
    });
    expect(valueIn(proof).isSaved).toBe(true);
    expect(storedAtChecks.length).toBeGreaterThan(10);
    expect(new Set(storedAtChecks)).toEqual(new Set([0, null]));
  });

  it('stores nothing of a wrong secret', async () => {
    const { app, prove, secrets, settings } = await openSetUp(refusesNew);
    const proof = valueIn(await prove());
    expect([proof.isSaved, failedIn(proof)]).toEqual([false, ['invalid_client']]);
    expect([secrets.asked, settings.current().binding]).toEqual([[], null]);
    await settled();
    expect(app.window.snapshot().isSetUp).toBe(false);
  });

  it('leaves the stored ones in use when the new secret is wrong', async () => {
    const { prove, secrets, clientIdOfCalls } = await openSetUp(refusesNew);
    expect(valueIn(await prove({ clientId: 'old' })).isSaved).toBe(true);
    expect(valueIn(await prove()).isSaved).toBe(false);
    expect(secrets.entries.get(ISSUER)).toContain('"clientId":"old"');
    expect(await clientIdOfCalls()).toBe('old');
  });

  it('sends no secret to a token endpoint elsewhere before the person agrees', async () => {
    const { prove, network, answerAt, secrets } = await openSetUp();
    answerAt(
      SERVER_URL,
      replyWith(200, { ...serverDocument, token_endpoint: `${ELSEWHERE}/token` }),
    );
    answerAt(`${ELSEWHERE}/token`, tokenReply('token'));
    const proof = valueIn(await prove());
    expect(proof).toMatchObject({ unconfirmedTokenOrigin: ELSEWHERE, isSaved: false });
    const another = valueIn(await prove({ origin: 'https://another.example' }));
    expect(another.unconfirmedTokenOrigin).toBe(ELSEWHERE);
    const posts = network.sent.filter(({ method }) => method === 'POST');
    expect([posts, secrets.asked]).toEqual([[], []]);
    expect(valueIn(await prove({ origin: ELSEWHERE })).isSaved).toBe(true);
  });

  it('is refused in a run that was given its credentials', async () => {
    const { app, secrets } = await openApp();
    const refusal = await app.window.setUp.prove({
      clientId: 'new',
      clientSecret: createSecret('new secret'),
      confirmedTokenOrigin: null,
      onCheck() {},
    });
    expect(failureIn(refusal).code).toBe('usage');
    expect(secrets.asked).toEqual([]);
  });
});

describe('a missing scope', () => {
  it('waits for the choice, and is accepted by it', async () => {
    const { app, prove, setUp, secrets, settings } = await openSetUp(onlyQuery);
    const proof = valueIn(await prove());
    expect(proof).toMatchObject({ missingScopes: ['schemas:read'], isSaved: false });
    const without = { fewerTools: false, forSessionOnly: false };
    expect(valueIn(await setUp.keep(without)).isSaved).toBe(false);
    expect(secrets.entries.size).toBe(0);
    expect(valueIn(await setUp.keep({ ...without, fewerTools: true })).isSaved).toBe(true);
    expect(secrets.entries.get(ISSUER)).toContain('"clientId":"new"');
    expect(settings.current().acceptedMissingScopes).toEqual(['schemas:read']);
    await settled();
    const scopes = app.window.snapshot().scopes.map(({ name, isGranted }) => [name, isGranted]);
    expect(scopes).toEqual([
      ['schemas:read', false],
      ['query', true],
    ]);
  });

  it('is not accepted when nothing could be stored', async () => {
    const { prove, setUp, secrets, settings } = await openSetUp(onlyQuery);
    valueIn(await prove());
    secrets.failWith('keychain_locked');
    const kept = await setUp.keep({ fewerTools: true, forSessionOnly: false });
    expect(failureIn(kept).code).toBe('keychain_locked');
    expect(settings.current().acceptedMissingScopes).toEqual([]);
  });
});

describe('without a keychain', () => {
  const forSession = { fewerTools: false, forSessionOnly: true };

  async function openWithoutKeychain(tokens?: TokenScript) {
    const opened = await openSetUp(tokens);
    opened.secrets.failWith('keychain_missing');
    return opened;
  }

  it('says so and waits; then credentials last for this session, and nothing is written', async () => {
    const { app, prove, setUp, secrets, settings, files, clientIdOfCalls } =
      await openWithoutKeychain();
    const proof = valueIn(await prove());
    expect(proof).toMatchObject({ isSaved: false, store: null });
    expect(proof.storeFailure?.code).toBe('keychain_missing');
    expect(valueIn(await setUp.keep(forSession))).toMatchObject({ isSaved: true, store: null });
    expect([secrets.entries.size, settings.current().binding]).toEqual([0, null]);
    expect(JSON.stringify([...files.contents])).not.toContain('new secret');
    expect(await clientIdOfCalls()).toBe('new');
    expect(app.window.snapshot().isSetUp).toBe(true);
  });

  it('keeps those of the session when it is left, or when others are wrong', async () => {
    const { prove, setUp, clientIdOfCalls } = await openWithoutKeychain(refusesNew);
    valueIn(await prove({ clientId: 'old' }));
    valueIn(await setUp.keep(forSession));
    setUp.abandon();
    expect(await clientIdOfCalls()).toBe('old');
    expect(valueIn(await prove()).isSaved).toBe(false);
    expect(await clientIdOfCalls()).toBe('old');
  });

  it('forgets those of the session at a sign-out', async () => {
    const { app, prove, setUp } = await openWithoutKeychain();
    valueIn(await prove());
    valueIn(await setUp.keep(forSession));
    valueIn(await app.run('logout', {}));
    setUp.abandon();
    expect(app.window.snapshot().isSetUp).toBe(false);
  });
});

describe('abandoning', () => {
  it('goes back to what was stored', async () => {
    const { prove, setUp, secrets, clientIdOfCalls } = await openSetUp((request, nth) =>
      askerOf(request) === 'new' ? onlyQuery(request, nth) : tokenReply(`token-${nth}`),
    );
    valueIn(await prove({ clientId: 'old' }));
    expect(valueIn(await prove()).missingScopes).toEqual(['schemas:read']);
    setUp.abandon();
    const late = await setUp.keep({ fewerTools: true, forSessionOnly: false });
    expect(failureIn(late).code).toBe('credentials_incomplete');
    expect(secrets.entries.get(ISSUER)).toContain('"clientId":"old"');
    expect(await clientIdOfCalls()).toBe('old');
  });

  it('in the middle of the checks ends them: nothing is stored or used', async () => {
    const { app, setUp, secrets } = await openSetUp();
    const proof = await setUp.prove({
      clientId: 'new',
      clientSecret: createSecret('new secret'),
      confirmedTokenOrigin: null,
      onCheck: ({ id }) => void (id === 'network' && setUp.abandon()),
    });
    expect(valueIn(proof).isSaved).toBe(false);
    await settled();
    expect([secrets.asked, app.window.snapshot().isSetUp]).toEqual([[], false]);
  });
});
