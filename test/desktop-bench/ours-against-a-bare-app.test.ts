import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { copyFixture } from '../desktop/harness/fixture.ts';
import { openHousehold } from '../desktop/harness/household.ts';
import { treeMiB } from '../desktop/harness/process-tree.ts';
import { type AppOptions, startApp } from '../desktop/harness/running-app.ts';
import { eventually } from '../scenarios/harness/waiting.ts';

const ROUNDS = 5;
const SETTLE_MS = 5_000;
const MOST_MEMORY = 1.25;
const MOST_TIME = 1.5;

interface Measured {
  readonly trayMs: number;
  readonly readyMs: number;
  readonly miB: number;
}

it('takes little more memory and time than a bare tray app', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  await household.signIn();
  const bare = { app: copyFixture(desktop, join(import.meta.dirname, 'bare-app')) };
  const ours = { args: ['--hidden'] };

  async function measure(options: AppOptions, isUp: RegExp): Promise<Measured> {
    const startedMs = performance.now();
    const app = startApp(desktop, options);
    await desktop.tray.appears();
    const trayMs = performance.now() - startedMs;
    await eventually(
      () => desktop.tray.tooltip(),
      (text) => isUp.test(text),
    );
    const readyMs = performance.now() - startedMs;
    await sleep(SETTLE_MS);
    const miB = treeMiB(app.pid);
    await app.kill();
    return { trayMs, readyMs, miB };
  }

  const rounds: { readonly bare: Measured; readonly ours: Measured }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    rounds.push({ bare: await measure(bare, /^Bare/), ours: await measure(ours, /^Ready/) });
  const warm = rounds.slice(1);
  const figures = (of: 'bare' | 'ours') => ({
    trayMs: median(warm.map((round) => round[of].trayMs)),
    readyMs: median(warm.map((round) => round[of].readyMs)),
    miB: median(warm.map((round) => round[of].miB)),
  });
  const [withUs, without] = [figures('ours'), figures('bare')];
  const ratios = { memory: withUs.miB / without.miB, time: withUs.trayMs / without.trayMs };
  process.stdout.write(`${JSON.stringify({ ours: withUs, bare: without, ratios }, rounded, 2)}\n`);
  expect(ratios.memory).toBeLessThanOrEqual(MOST_MEMORY);
  expect(ratios.time).toBeLessThanOrEqual(MOST_TIME);
});

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
