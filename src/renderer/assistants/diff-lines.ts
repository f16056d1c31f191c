import type { ConnectOutput, DiffLine } from '../../shared/connecting.ts';

/** A line of the difference as it is drawn; a gap stands for lines that did not change. */
export type DrawnLine = DiffLine | { readonly kind: 'gap' };

/** Lines with a gap where the file goes on unseen. */
export function drawnLines(diff: readonly DiffLine[]): readonly DrawnLine[] {
  const drawn: DrawnLine[] = [];
  let next: number | null = null;
  // Removed lines are counted in the old text: this many lines later in the new one.
  let shift = 0;
  for (const each of diff) {
    const place = each.kind === 'removed' ? each.line + shift : each.line;
    if (next !== null && place > next) drawn.push({ kind: 'gap' });
    drawn.push(each);
    next = each.kind === 'removed' ? place : place + 1;
    if (each.kind === 'added') shift += 1;
    if (each.kind === 'removed') shift -= 1;
  }
  return drawn;
}

export interface Amount {
  readonly added: number;
  readonly removed: number;
  readonly isNewFile: boolean;
}

/** What a difference amounts to. */
export function amountOf({ diff, change }: Pick<ConnectOutput, 'diff' | 'change'>): Amount {
  const count = (kind: DiffLine['kind']): number =>
    diff.filter((each) => each.kind === kind).length;
  return { added: count('added'), removed: count('removed'), isNewFile: change === 'create' };
}
