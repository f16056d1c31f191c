import { describe, expect, it } from 'vitest';
import { createVault } from '../../../src/main/core/credentials/vault.ts';
import type { RunFacts } from '../../../src/main/core/ports.ts';
import { logIn } from '../../../src/main/core/use-cases/log-in.ts';
import { systemHash } from '../../../src/main/node/clock.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import {
  BINDING,
  createFakeAuthorizationServer,
  ISSUER,
  SERVER_URL,
  serverDocument,
  type TokenScript,
  tokenError,
  tokenReply,
} from '../../fakes/authorization-server.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { replyWith } from '../../fakes/network.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { createRunFacts } from '../../fakes/run-facts.ts';
import { createFakeSecretStore } from '../../fakes/secret-store.ts';
import { createFakeSettings } from '../../fakes/settings-file.ts';

const ELSEWHERE = 'https://login.example';
const input = { clientId: ' abc ', clientSecret: 'def\n', confirmedTokenOrigin: null };

function createLogin(script: TokenScript = () => tokenReply('abc'), given: Partial<RunFacts> = {}) {
  const secrets = createFakeSecretStore();
  const settings = createFakeSettings();
  const run = createRunFacts(given);
  const vault = createVault({ run, settings, secrets, hash: systemHash });
  const { network, answerAt } = createFakeAuthorizationServer(script);
  const parts = { run, vault, network, clock: createFakeClock(), budgetMs: 15_000 };
  const posts = () => network.sent.filter(({ method }) => method === 'POST');
  return {
    secrets,
    answerAt,
    posts,
    logIn: (change = {}) => logIn(parts, { ...input, ...change }),
  };
}

describe('logging in', () => {
  it('proves the credentials, then saves them bound to where they were proven', async () => {
    const { logIn: start, secrets } = createLogin();
    expect(valueIn(await start())).toEqual({
      ...BINDING,
      scopes: ['query', 'schemas:read'],
      missingScopes: [],
      store: 'memory of the test',
    });
    const entry = { ...BINDING, clientId: 'abc', clientSecret: 'def' };
    expect(JSON.parse(secrets.entries.get(ISSUER) ?? '')).toEqual(entry);
  });

  it('saves nothing that was not proven', async () => {
    const { logIn: start, secrets } = createLogin(() => tokenError(401, 'invalid_client'));
    expect(failureIn(await start()).code).toBe('invalid_client');
    expect(secrets.asked).toEqual([]);
  });

  it('says which scope is missing', async () => {
    const { logIn: start } = createLogin(({ body }) =>
      new URLSearchParams(body).get('scope') === 'query'
        ? tokenReply('abc', { scope: 'query' })
        : tokenError(400, 'invalid_scope'),
    );
    expect(valueIn(await start())).toMatchObject({ missingScopes: ['schemas:read'] });
  });

  it.each([null, 'https://another.example'])(
    'sends nothing off the issuer when %j was confirmed',
    async (confirmedTokenOrigin) => {
      const { logIn: start, answerAt, posts, secrets } = createLogin();
      const document = { ...serverDocument, token_endpoint: `${ELSEWHERE}/token` };
      answerAt(SERVER_URL, replyWith(200, document));
      const refusal = failureIn(await start({ confirmedTokenOrigin }));
      expect(refusal).toMatchObject({ code: 'token_origin_unconfirmed', quoted: ELSEWHERE });
      expect([posts(), secrets.asked]).toEqual([[], []]);
    },
  );

  it('goes off the issuer when exactly that origin was confirmed', async () => {
    const { logIn: start, answerAt } = createLogin();
    const document = { ...serverDocument, token_endpoint: `${ELSEWHERE}/token` };
    answerAt(SERVER_URL, replyWith(200, document));
    answerAt(`${ELSEWHERE}/token`, tokenReply('abc'));
    const done = valueIn(await start({ confirmedTokenOrigin: ELSEWHERE }));
    expect(done.tokenOrigin).toBe(ELSEWHERE);
  });

  it.each([{ clientId: ' ' }, { clientSecret: '' }])('with %j asks nobody', async (change) => {
    const { logIn: start, posts } = createLogin();
    expect(failureIn(await start(change)).code).toBe('credentials_incomplete');
    expect(posts()).toEqual([]);
  });

  it('stores nothing in a run that was given its credentials', async () => {
    const givenCredentials = { clientId: 'a', clientSecret: createSecret('b'), binding: undefined };
    const { logIn: start, secrets } = createLogin(undefined, { givenCredentials });
    expect(failureIn(await start()).code).toBe('usage');
    expect(secrets.asked).toEqual([]);
  });
});
