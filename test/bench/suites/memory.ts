import { setTimeout as sleep } from 'node:timers/promises';
import { KB, MB } from '../bench-protocol.ts';
import { type Contender, withContenders } from '../contender.ts';
import { forgetPeak, processTicks, residentMemory } from '../machine-load.ts';

interface MemoryOptions {
  /** Starts the contender anew, so that no try profits from the one before. */
  readonly start: () => Promise<Contender>;
  readonly tries: number;
  readonly act: (contender: Running) => Promise<unknown>;
}

const WARM_UP_CALLS = 500;
const LARGE = 5 * MB;
const UNREAD = 32 * MB;

type Running = Contender & { readonly pid: number };

export const eightLarge = ({ caller }: Running): Promise<unknown> =>
  Promise.all(Array.from({ length: 8 }, () => caller.call(LARGE)));

/** Ends when the contender has nothing more to do, because nobody takes what it has. */
export async function fourUnread({ pid, caller }: Running): Promise<void> {
  for (let call = 0; call < 4; call += 1) caller.callUnread(UNREAD);
  await untilIdle(pid);
}

const LOOK_EVERY_MS = 500;
const LONGEST_LOOKS = 24;

async function untilIdle(pid: number): Promise<void> {
  let [before, quietLooks] = [processTicks(pid), 0];
  for (let looks = 0; looks < LONGEST_LOOKS && quietLooks < 2; looks += 1) {
    await sleep(LOOK_EVERY_MS);
    const now = processTicks(pid);
    quietLooks = now - before <= 1 ? quietLooks + 1 : 0;
    before = now;
  }
}

/** What one try found: growth at the peak, in MB, the first time and once that has left its mark. */
export interface Growth {
  readonly first: number;
  readonly warm: number;
}

/** Growth of a contender's resident memory, each try in a process of its own. */
export async function measureGrowth({ start, tries, act }: MemoryOptions): Promise<Growth[]> {
  const growths: Growth[] = [];
  for (let done = 0; done < tries; done += 1) {
    await withContenders([start], async (started) => {
      for (const contender of started) growths.push(await growthOf(contender, act));
    });
  }
  return growths;
}

async function growthOf({ pid, ...contender }: Contender, act: MemoryOptions['act']) {
  if (pid === undefined) throw new Error(`${contender.name} has no process to look at`);
  const { caller } = contender;
  for (let call = 0; call < WARM_UP_CALLS; call += 1) await caller.call(KB);
  const running = { ...contender, pid };
  const first = await growthDuring(pid, () => act(running));
  return { first, warm: await growthDuring(pid, () => act(running)) };
}

async function growthDuring(pid: number, act: () => Promise<unknown>): Promise<number> {
  forgetPeak(pid);
  const { now } = residentMemory(pid);
  await act();
  return (residentMemory(pid).peak - now) / MB;
}
