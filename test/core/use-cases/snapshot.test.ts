import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../../src/main/core/ports.ts';
import { unservedSnapshot } from '../../../src/main/core/status/unserved-snapshot.ts';
import { type SnapshotFacts, takeSnapshot } from '../../../src/main/core/use-cases/snapshot.ts';
import { assistantIds } from '../../../src/shared/assistant.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed } from '../../../src/shared/result.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import { snapshotSchema } from '../../../src/shared/snapshot.ts';
import { tokenReply } from '../../fakes/authorization-server.ts';
import { createFakeClock, FAKE_START, settled } from '../../fakes/clock.ts';
import { createToken } from '../../fakes/minter.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { createRunFacts } from '../../fakes/run-facts.ts';
import { createHealth } from '../../fakes/snapshot.ts';
import { openApp } from './app-fixture.ts';

const seenNever = { lastSeen: null, client: null, protocolVersion: null, lastError: null };

function createFacts(change: Partial<SnapshotFacts> = {}): SnapshotFacts {
  const clock = change.clock ?? createFakeClock();
  return {
    run: createRunFacts(),
    clock,
    health: createHealth('ready', 'ready'),
    provenBy: null,
    nextTryMs: clock.monotonicMs() + 8_000,
    renewalMs: clock.monotonicMs() + 400_000,
    requestId: undefined,
    isSetUp: true,
    port: 4_242,
    token: createToken(clock),
    strip: { lastBeganAt: new Date(FAKE_START).toISOString(), quarters: [] },
    seen: [],
    keys: [],
    ...change,
  };
}

describe('the picture of the app', () => {
  it('holds no secret, token or key, whatever the app holds', async () => {
    const value = fc.stringMatching(/^[A-Za-z0-9]{16,40}$/);
    const property = fc.asyncProperty(value, value, value, async (id, secret, token) => {
      const givenCredentials: RunFacts['givenCredentials'] = {
        clientId: id,
        clientSecret: createSecret(secret),
        binding: undefined,
      };
      const { app } = await openApp({
        run: { givenCredentials },
        tokens: (_request, nth) => tokenReply(`${token}-${nth}`),
      });
      app.start();
      const snippet = valueIn(await app.run('snippet', { assistant: 'cursor' }));
      const key = /dsk_[\w-]{43}/.exec(JSON.stringify(snippet))?.[0] ?? expect.fail('no key');
      valueIn(await app.run('verify', { assistant: 'cursor', person: null }));
      const picture = app.window.snapshot();
      expect(picture.assistants).toMatchObject([{ id: 'cursor', hasKey: true }]);
      const text = JSON.stringify(picture);
      for (const held of [secret, token, key, app.runKey, btoa(`${id}:${secret}`)])
        expect(text).not.toContain(held);
      await app.close();
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('crosses to the window as its schema says', async () => {
    const { app } = await openApp();
    app.start();
    await settled();
    const picture = app.window.snapshot();
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(picture)))).toEqual(picture);
    const unserved = unservedSnapshot(failure('home_owned'), { version: '1', nowMs: FAKE_START });
    expect(snapshotSchema.parse(unserved)).toMatchObject({
      health: { state: 'needs-you', code: 'home_owned' },
      endpoint: null,
    });
  });

  it('has the spans of the token as of its making', async () => {
    const clock = createFakeClock();
    const token = createToken(clock);
    const facts = createFacts({ clock, token });
    const life = { lifeSeconds: 600, renewsAtSecondsLeft: 200 };
    expect(takeSnapshot(facts).token).toEqual({ ...life, secondsLeft: 600 });
    await clock.advance(100_000);
    expect(takeSnapshot(facts).token).toEqual({ ...life, secondsLeft: 500 });
    await clock.advance(600_000);
    expect(takeSnapshot(facts).token?.secondsLeft).toBe(0);
  });

  it('names the next try only while there is trouble', () => {
    expect(takeSnapshot(createFacts()).nextTrySeconds).toBeNull();
    const health = createHealth('offline', 'connect_failed');
    expect(takeSnapshot(createFacts({ health })).nextTrySeconds).toBe(8);
    expect(takeSnapshot(createFacts({ health, nextTryMs: undefined })).nextTrySeconds).toBeNull();
  });

  it('names the next question to the server, not the renewal, while a token is at hand', async () => {
    const refused = failed(failure('upstream_rate_limited', { retryAfterSeconds: 30 }));
    const { app, clock } = await openApp({ openSession: () => refused });
    app.start();
    await clock.advance(5_000);
    const { health, nextTrySeconds, token } = app.window.snapshot();
    expect(health.code).toBe('upstream_rate_limited');
    expect(nextTrySeconds).toBe(25);
    expect(token?.renewsAtSecondsLeft).toBeLessThan(300);
    await app.close();
  });

  it.each([
    [['query'], [false, true]],
    [['schemas:read'], [true, false]],
    [
      ['query', 'schemas:read'],
      [true, true],
    ],
    [[], [false, false]],
  ])('says of the scopes %j what is granted, looking before asking', (granted, expected) => {
    const clock = createFakeClock();
    const token = createToken(clock, { scopes: granted });
    const { scopes } = takeSnapshot(createFacts({ clock, token }));
    expect(scopes.map(({ name }) => name)).toEqual(['schemas:read', 'query']);
    expect(scopes.map(({ isGranted }) => isGranted)).toEqual(expected);
    expect(takeSnapshot(createFacts({ clock, token: undefined })).scopes).toEqual([]);
  });

  it('has no address while nothing listens', () => {
    expect(takeSnapshot(createFacts()).endpoint).toBe('http://127.0.0.1:4242/mcp');
    expect(takeSnapshot(createFacts({ port: undefined })).endpoint).toBeNull();
  });
});

describe('the assistants in it', () => {
  it('come with the latest caller first and the silent ones last, each once', () => {
    const at = (ms: number): string => new Date(FAKE_START + ms).toISOString();
    const seen = [
      { id: 'codex' as const, name: 'Codex', ...seenNever, lastSeen: at(1), callsToday: 2 },
      { id: 'cursor' as const, name: 'Cursor', ...seenNever, lastSeen: at(2), callsToday: 1 },
    ];
    const keys = (['zed', 'cursor'] as const).map((assistant) => ({
      assistant,
      key: 'dsk_x',
      createdAt: at(0),
    }));
    const { assistants } = takeSnapshot(createFacts({ seen, keys }));
    expect(assistants.map(({ id, hasKey }) => [id, hasKey])).toEqual([
      ['cursor', true],
      ['codex', false],
      ['zed', true],
    ]);
  });

  it('can be told apart by their two letters', () => {
    const keys = assistantIds.map((assistant) => ({ assistant, key: 'dsk_x', createdAt: '' }));
    const { assistants } = takeSnapshot(createFacts({ keys }));
    const monograms = assistants.map(({ monogram }) => monogram);
    for (const monogram of monograms) expect([...monogram]).toHaveLength(2);
    expect(new Set(monograms).size).toBe(assistantIds.length);
  });
});
