import { describe, expect, it } from 'vitest';
import type { Incoming } from './harness/http.ts';
import { isGood, listTables, replyIn, textOf, toolCall } from './harness/messages.ts';
import { openStage, type Stage, sharedStage } from './harness/stage.ts';
import { eventually } from './harness/waiting.ts';

const EVERY_MS = 20;

/** Calls at a steady pace for a while; gives every answer. */
async function callSteadily({ gateway }: Stage, forMs: number): Promise<readonly Incoming[]> {
  const calls: Promise<Incoming>[] = [];
  const endMs = performance.now() + forMs;
  await new Promise<void>((resolve) => {
    const pulse = setInterval(() => {
      if (performance.now() < endMs)
        return void calls.push(gateway.post(toolCall('list_tables', { refresh: 'skip' })));
      clearInterval(pulse);
      resolve();
    }, EVERY_MS);
  });
  return Promise.all(calls);
}

const failuresIn = (answers: readonly Incoming[]): readonly string[] =>
  answers.filter((answer) => !isGood(answer)).map(({ text }) => text.slice(0, 300));

describe('tokens that live three seconds', () => {
  const stage = sharedStage({ emulator: ['--token-ttl', '3'] });

  it('never die in a hand: 50 calls a second for a minute, none fails, at most 35 tokens', async () => {
    const before = await stage().emulator.counters();
    const answers = await callSteadily(stage(), 60_000);
    const after = await stage().emulator.counters();
    expect(failuresIn(answers)).toEqual([]);
    expect(answers.length).toBeGreaterThan(2_000);
    expect(after.tokenCalls - before.tokenCalls).toBeLessThanOrEqual(35);
  });

  it('can be revoked in the middle of it, again and again, without a failed call', async () => {
    const { emulator } = stage();
    const callsOf = async () => (await emulator.counters()).mcpCalls;
    const running = callSteadily(stage(), 10_000);
    for (let nth = 0; nth < 3; nth += 1) {
      const before = await callsOf();
      await eventually(callsOf, (calls) => calls > before + 50);
      await emulator.revokeTokens();
    }
    expect(failuresIn(await running)).toEqual([]);
  });
});

describe('a cold start', () => {
  it('costs one token for a hundred callers at once', async () => {
    const { emulator, gateway } = await openStage({
      emulator: ['--fault', 'token-slow=1500'],
      state: undefined,
    });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => gateway.post(listTables())),
    );
    expect(failuresIn(answers)).toEqual([]);
    expect((await emulator.counters()).tokenCalls).toBe(1);
  });
});

describe('a token endpoint that is away for ten seconds', () => {
  it('costs readable errors at once, and is forgotten within two seconds of its return', async () => {
    const { emulator, gateway } = await openStage({ emulator: ['--token-ttl', '3'] });
    await emulator.arm('token-503');
    const backMs = performance.now() + 10_000;
    const texts = new Set<string>();
    while (performance.now() < backMs) {
      const answer = await gateway.post(listTables());
      if (!isGood(answer)) texts.add(textOf(replyIn(answer)));
      expect(answer.ms).toBeLessThan(5_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await emulator.disarm();
    const returnedMs = performance.now();
    while (!isGood(await gateway.post(listTables())))
      expect(performance.now() - returnedMs).toBeLessThan(4_000);
    expect(texts.size).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain('DynamoSQL cannot hand out tokens right now');
  });
});
