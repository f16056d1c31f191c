import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { run } from '../scenarios/cli/run.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { callWith, type Household, openHousehold } from './harness/household.ts';
import { commandOf, treeOf } from './harness/process-tree.ts';
import { type StartedApp, startApp } from './harness/running-app.ts';

const KILLS = 50;
const LONGEST_LIFE_MS = 1_000;
const LIMIT_MS = 420_000;

/** Assistants whose snippet has their key in it. */
const KEYED = ['claude-code', 'codex', 'cursor', 'opencode', 'gemini-cli', 'qwen-code', 'other'];

/** What was said to be done, and so must hold after any end. */
interface Promised {
  readonly keys: Map<string, string>;
  /** Undefined while it is changed: then either is right. */
  isPaused: boolean | undefined;
}

/** What a person and their assistants do, one thing per life of the app. */
const doings: readonly ((household: Household, promised: Promised) => Promise<void>)[] = [
  async ({ seat, emulator }) => {
    await run(seat, ['login', '--json'], {
      input: `${emulator.clientId}\n${emulator.clientSecret}\n`,
    });
  },
  async ({ seat }, { keys }) => {
    const assistant = KEYED[keys.size % KEYED.length] ?? 'other';
    const { code, stdout } = await run(seat, ['snippet', assistant, '--json']);
    const key = /dsk_[\w-]{43}/.exec(stdout)?.[0];
    if (code === 0 && key) keys.set(assistant, key);
  },
  async ({ seat, emulator }) => {
    await emulator.revokeTokens();
    await run(seat, ['tables', '--json']);
  },
  async ({ desktop: { tray } }, promised) => {
    const { isPaused } = promised;
    promised.isPaused = undefined;
    await tray.click(isPaused ? 'Resume' : 'Pause');
    await eventually(
      () => tray.tooltip(),
      (text) => /^Paused/.test(text) !== isPaused,
    );
    promised.isPaused = !isPaused;
  },
];

it(
  `loses nothing in ${KILLS} kills at any moment`,
  async () => {
    const household = await openHousehold();
    const { desktop } = household;
    await household.signIn();
    const chance = createChance(20_260_101);
    const promised: Promised = { keys: new Map(), isPaused: false };
    let app = await startedWell(household, promised);
    const endpoint = (await household.state()).endpoint ?? '';

    for (let kill = 1; kill <= KILLS; kill += 1) {
      const doing = doings[Math.floor(chance() * doings.length)];
      const done = doing?.(household, promised).catch(() => {});
      // Either in the midst of it, or as soon as it was said to be done.
      const afterMs = chance() < 0.5 ? chance() * LONGEST_LIFE_MS : undefined;
      if (afterMs === undefined) await done;
      await killedWithin(app, afterMs ?? 0);
      await done;
      if (chance() < 0.5)
        await killedWithin(startApp(desktop, { args: ['--hidden'] }), chance() * LONGEST_LIFE_MS);

      app = await startedWell(household, promised);
      expect([kill, await refusedKeys(endpoint, promised)]).toEqual([kill, []]);
    }
    await killedWithin(app, 0);
    // What the app had started ends by itself, as it loses its other end.
    await eventually(
      () => [...started].map(commandOf).filter((command) => command.includes('electron')),
      (left) => left.length === 0,
    );
    expect(promised.keys.size).toBeGreaterThan(1);
  },
  LIMIT_MS,
);

/** Every process of every life of the app. */
const started = new Set<number>();

async function killedWithin(app: StartedApp, ms: number): Promise<void> {
  await sleep(ms);
  for (const pid of treeOf(app.pid)) started.add(pid);
  process.kill(app.pid, 'SIGKILL');
  await app.exited;
}

/** Up again in the state that it was left in, without asking for anything. */
async function startedWell(household: Household, promised: Promised): Promise<StartedApp> {
  const { tray } = household.desktop;
  const app = startApp(household.desktop, { args: ['--hidden'] });
  await tray.appears();
  const said = await eventually(
    () => tray.tooltip(),
    (text) => /^(Ready|Paused)/.test(text),
    20_000,
  );
  const isPaused = said.startsWith('Paused');
  expect(isPaused).toBe(promised.isPaused ?? isPaused);
  promised.isPaused = isPaused;
  return app;
}

/** Assistants whose key is not known any more where they have always found the app. */
async function refusedKeys(endpoint: string, { keys }: Promised): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const [assistant, key] of keys) {
    const { status } = await callWith(key, endpoint);
    if (status !== 200) refused.push(`${assistant}: ${status}`);
  }
  return refused;
}

/** The same numbers in every run: between 0 and 1 (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
