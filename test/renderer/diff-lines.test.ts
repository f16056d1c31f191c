import { describe, expect, it } from 'vitest';
import { amountOf, drawnLines } from '../../src/renderer/assistants/diff-lines.ts';
import { assistantsWords } from '../../src/renderer/words/assistants-screen.ts';
import type { DiffLine } from '../../src/shared/connecting.ts';

const line = (kind: DiffLine['kind'], at: number): DiffLine => ({ kind, line: at, text: '' });
const kinds = (diff: readonly DiffLine[]) => drawnLines(diff).map(({ kind }) => kind);

describe('a difference as it is drawn', () => {
  it('has no gap where lines follow each other', () => {
    expect(kinds([line('same', 2), line('added', 3), line('added', 4), line('same', 5)])).toEqual([
      'same',
      'added',
      'added',
      'same',
    ]);
  });

  it('counts removed lines in the old text', () => {
    const replaced = [
      line('same', 4),
      line('removed', 5),
      line('removed', 6),
      line('added', 5),
      line('same', 6),
    ];
    expect(kinds(replaced)).not.toContain('gap');
  });

  it('has a gap where the file goes on unseen, also after lines that are gone', () => {
    expect(kinds([line('added', 3), line('same', 4), line('same', 9)])).toEqual([
      'added',
      'same',
      'gap',
      'same',
    ]);
    // Two lines less from here on: line 20 of the old text is line 18 of the new one.
    expect(
      kinds([line('removed', 3), line('removed', 4), line('same', 3), line('removed', 20)]),
    ).toEqual(['removed', 'removed', 'same', 'gap', 'removed']);
    expect(kinds([line('removed', 3), line('same', 3), line('removed', 5)])).not.toContain('gap');
  });
});

describe('what a difference amounts to', () => {
  const said = (diff: DiffLine[], change: 'add' | 'create' = 'add') =>
    assistantsWords.amount(amountOf({ diff, change }));

  it('is said in words', () => {
    expect(said([line('same', 1), line('added', 2)])).toBe('1 line added, no other touched');
    expect(said([line('added', 2), line('removed', 2), line('removed', 3)])).toBe(
      '1 line added, 2 lines removed, no other touched',
    );
    expect(said([line('added', 1), line('added', 2)], 'create')).toBe('A new file with 2 lines');
    expect(said([])).toBe('Nothing changes');
  });
});
