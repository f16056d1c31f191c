import type { DiffLine } from '../../../shared/connecting.ts';
import { shownLine } from './masking.ts';

const CONTEXT = 2;
/** Above this many comparisons the whole middle counts as changed. */
const MOST_COMPARISONS = 4_000_000;

/** The changed lines with a little around them, fit to be shown. */
export function diffLines(before: string, after: string): DiffLine[] {
  const all = compared(linesOf(before), linesOf(after));
  const changed = all.flatMap(({ kind }, at) => (kind === 'same' ? [] : [at]));
  return all
    .filter((_, at) => changed.some((each) => Math.abs(each - at) <= CONTEXT))
    .map(({ kind, line, text }) => ({ kind, line, text: shownLine(text) }));
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function compared(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start])
    start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const same = (from: number, to: number): DiffLine[] =>
    after.slice(from, to).map((text, at) => ({ kind: 'same', line: from + at + 1, text }));
  const middle = changes(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return [
    ...same(0, start),
    ...middle.map((each) => ({ ...each, line: each.line + start })),
    ...same(after.length - end, after.length),
  ];
}

/** By the longest common subsequence of lines, removed lines before added ones. */
function changes(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const lengths = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [old, made] = [0, 0];
  while (old < before.length || made < after.length) {
    const isSame = lengths !== undefined && old < before.length && before[old] === after[made];
    if (isSame) {
      lines.push({ kind: 'same', line: made + 1, text: after[made] ?? '' });
      [old, made] = [old + 1, made + 1];
    } else if (old < before.length && prefersRemoval(lengths, old, made, after.length)) {
      lines.push({ kind: 'removed', line: old + 1, text: before[old] ?? '' });
      old += 1;
    } else {
      lines.push({ kind: 'added', line: made + 1, text: after[made] ?? '' });
      made += 1;
    }
  }
  return lines;
}

type Lengths = readonly (readonly number[])[] | undefined;

function prefersRemoval(lengths: Lengths, old: number, made: number, most: number): boolean {
  if (made >= most || lengths === undefined) return true;
  return (lengths[old + 1]?.[made] ?? 0) >= (lengths[old]?.[made + 1] ?? 0);
}

function commonLengths(before: readonly string[], after: readonly string[]): Lengths {
  if (before.length * after.length > MOST_COMPARISONS) return undefined;
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let old = before.length - 1; old >= 0; old -= 1) {
    const row = lengths[old] ?? [];
    const below = lengths[old + 1] ?? [];
    for (let made = after.length - 1; made >= 0; made -= 1) {
      row[made] =
        before[old] === after[made]
          ? (below[made + 1] ?? 0) + 1
          : Math.max(below[made] ?? 0, row[made + 1] ?? 0);
    }
  }
  return lengths;
}
