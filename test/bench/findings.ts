import { DISTURBED, type Figures, type Round } from './rounds.ts';
import { median } from './statistics.ts';

/** One line of the report. */
export interface Finding {
  readonly what: string;
  readonly measured: number;
  readonly unit: 'ratio' | 'MB';
  /** What is expected of us, where something is. */
  readonly expected?: { readonly atMost: number } | { readonly atLeast: number };
  /** Rounds in which other programs took a good part of the computer, and were kept nevertheless. */
  readonly disturbedRounds: number;
  readonly rounds: number;
}

interface Compared {
  readonly what: string;
  readonly rounds: readonly Round[];
  readonly figure: string;
  /** Another contender of ours than `ours`. */
  readonly of?: string;
  readonly other: string;
  /** Subtracted from both first: what they add to this. */
  readonly base?: string;
  readonly expected?: Finding['expected'];
}

/** Our figure divided by another's, from the medians of the same rounds. */
export function ratio(compared: Compared): Finding {
  const { what, rounds, figure, of = 'ours', other, base, expected } = compared;
  const middle = (name: string): number =>
    median(rounds.map(({ figures }) => (figures[name]?.[figure] ?? 0) - baseOf(figures)));
  const baseOf = (figures: Readonly<Record<string, Figures>>): number =>
    base === undefined ? 0 : (figures[base]?.[figure] ?? 0);
  return {
    what,
    measured: middle(of) / middle(other),
    unit: 'ratio',
    ...(expected ? { expected } : {}),
    ...calmness(rounds),
  };
}

function calmness(rounds: readonly Round[]) {
  const disturbed = rounds.filter(({ foreignShare }) => foreignShare > DISTURBED);
  return { rounds: rounds.length, disturbedRounds: disturbed.length };
}

/** Whether a finding keeps to what is expected; undefined where nothing is. */
export function isMet({ measured, expected }: Finding): boolean | undefined {
  if (!expected) return undefined;
  return 'atMost' in expected ? measured <= expected.atMost : measured >= expected.atLeast;
}
