/** A piece of a text and what to put in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap, in whatever order they come. */
export function edited(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((one, other) => one.start - other.start);
  const ends = [0, ...inOrder.map(({ end }) => end)];
  const pieces = inOrder.map((edit, at) => text.slice(ends[at], edit.start) + edit.text);
  return pieces.join('') + text.slice(ends.at(-1));
}
