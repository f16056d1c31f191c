import type { Contender } from './contender.ts';
import { machineTicks, processTicks } from './machine-load.ts';

/** What one contender did in one round. */
export type Figures = Readonly<Record<string, number>>;

export interface Round {
  /** By contender's name. */
  readonly figures: Readonly<Record<string, Figures>>;
  /** Part of the computer's processor time that went to programs outside the bench, 0 to 1. */
  readonly foreignShare: number;
}

interface RoundsOptions {
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  /** Processes that belong to the bench beside the contenders' own. */
  readonly pids: readonly number[];
  readonly beforeRound?: () => Promise<unknown>;
  readonly measure: (contender: Contender) => Promise<Figures>;
}

/** Above this the round counts as disturbed by other programs. */
export const DISTURBED = 0.15;

/** Fewer say nothing about what is usual. */
const FEWEST_ROUNDS = 3;
/** A busy computer ends a suite early. */
const LIMIT_MS = 35_000;

/**
 * Measures all contenders in each round, beginning with another one every time, so that whatever
 * else the computer does falls on all alike. Disturbed rounds are repeated, at most half as many
 * as were asked for; the calmest are kept.
 */
export async function interleaved(options: RoundsOptions): Promise<readonly Round[]> {
  const { rounds } = options;
  const startedMs = performance.now();
  const measured: Round[] = [];
  const isEnough = (): boolean =>
    measured.filter(isCalm).length >= rounds ||
    measured.length >= 1.5 * rounds ||
    (measured.length >= FEWEST_ROUNDS && performance.now() - startedMs > LIMIT_MS);
  while (!isEnough()) measured.push(await playRound(options, measured.length));
  return measured.sort((a, b) => a.foreignShare - b.foreignShare).slice(0, rounds);
}

function isCalm({ foreignShare }: Round): boolean {
  return foreignShare <= DISTURBED;
}

async function playRound(options: RoundsOptions, index: number): Promise<Round> {
  const { contenders, measure } = options;
  const first = index % contenders.length;
  const inOrder = [...contenders.slice(first), ...contenders.slice(0, first)];
  await options.beforeRound?.();
  const before = spentTicks(options);
  const figures: Record<string, Figures> = {};
  for (const contender of inOrder) figures[contender.name] = await measure(contender);
  const after = spentTicks(options);
  const foreign = after.foreign - before.foreign;
  return { figures, foreignShare: Math.max(0, foreign / Math.max(1, after.all - before.all)) };
}

function spentTicks({ contenders, pids }: RoundsOptions) {
  const own = [process.pid, ...pids, ...contenders.flatMap(({ pid }) => pid ?? [])];
  const { all, busy } = machineTicks();
  return { all, foreign: busy - own.reduce((sum, pid) => sum + processTicks(pid), 0) };
}
