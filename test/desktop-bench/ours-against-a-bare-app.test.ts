import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import type { Desktop } from '../desktop/harness/desktop.ts';
import { copyFixture } from '../desktop/harness/fixture.ts';
import { openHousehold } from '../desktop/harness/household.ts';
import { treeMiB } from '../desktop/harness/process-tree.ts';
import { type AppOptions, startApp } from '../desktop/harness/running-app.ts';
import { eventually } from '../scenarios/harness/waiting.ts';

const ROUNDS = 5;
const SETTLE_MS = 5_000;
const MOST_MEMORY = 1.25;
const MOST_TIME = 1.5;

interface Contender {
  readonly desktop: Desktop;
  readonly options: AppOptions;
  /** Its tooltip once it is up. */
  readonly isUp: RegExp;
}

interface Measured {
  readonly trayMs: number;
  readonly readyMs: number;
  readonly miB: number;
}

it('takes little more memory and time, installed, than a bare tray app', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  await household.signIn();
  const installed = unpacked(desktop);
  const bare: Contender = {
    desktop,
    options: { app: copyFixture(desktop, join(import.meta.dirname, 'bare-app')) },
    isUp: /^Bare/,
  };
  const ours: Contender = { desktop: installed, options: { args: ['--hidden'] }, isUp: /^Ready/ };

  async function measure({ desktop: place, options, isUp }: Contender): Promise<Measured> {
    const startedMs = performance.now();
    const app = startApp(place, options);
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
    rounds.push({ bare: await measure(bare), ours: await measure(ours) });
  const warm = rounds.slice(1);
  const figures = (of: 'bare' | 'ours') => ({
    trayMs: median(warm.map((round) => round[of].trayMs)),
    readyMs: median(warm.map((round) => round[of].readyMs)),
    miB: median(warm.map((round) => round[of].miB)),
  });
  const [withUs, without] = [figures('ours'), figures('bare')];
  const ratios = { memory: withUs.miB / without.miB, time: withUs.trayMs / without.trayMs };
  const sizes = { oursMiB: sizeOf(installed), bareMiB: sizeOf(desktop) };
  const report = { ours: withUs, bare: without, ratios, sizes };
  process.stdout.write(`${JSON.stringify(report, rounded, 2)}\n`);
  expect(ratios.memory).toBeLessThanOrEqual(MOST_MEMORY);
  expect(ratios.time).toBeLessThanOrEqual(MOST_TIME);
});

/** The app as its archive brings it, fused and packed, on the same desktop. */
function unpacked(desktop: Desktop): Desktop {
  const folder = join(desktop.world.folder, 'installed');
  mkdirSync(folder);
  const { tarGz } = inject('installedStage');
  execFileSync('tar', ['-xzf', tarGz, '-C', folder, '--strip-components=1']);
  return { ...desktop, stage: { ...desktop.stage, electron: join(folder, 'dynamosql-tray-app') } };
}

/** What the program and all that lies beside it take of the disk, in MiB. */
function sizeOf({ stage }: Desktop): number {
  const said = execFileSync('du', ['-sk', '--apparent-size', dirname(stage.electron)]);
  return Number(said.toString().split('\t')[0]) / 1_024;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
