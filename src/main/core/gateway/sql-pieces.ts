/** A name may be a keyword too, as long as it is not in quotes. */
export type Piece =
  | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'sign'; readonly text: string };

// Comments, texts, names in three kinds of quotes, words, signs. A quote that never closes is taken
// to the end, so that nothing inside a text is taken for a name.
const PIECES =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'[^']*(?:'|$)|"((?:[^"]|"")*)(?:"|$)|`([^`]*)(?:`|$)|\[([^\]]*)(?:\]|$)|([\p{L}\p{N}_][\p{L}\p{M}\p{N}_$]*)|[(),.]/gu;

/** The names and signs of a SQL text, without its comments, texts and operators. */
export function sqlPieces(sql: string): readonly Piece[] {
  return [...sql.matchAll(PIECES)].flatMap(([text, double, tick, bracket, word]): Piece[] => {
    const quoted = double?.replaceAll('""', '"') ?? tick ?? bracket;
    if (quoted !== undefined) return [{ kind: 'name', text: quoted, quoted: true }];
    if (word !== undefined) return [{ kind: 'name', text: word, quoted: false }];
    return '(),.'.includes(text) ? [{ kind: 'sign', text }] : [];
  });
}

export function isSign(piece: Piece | undefined, sign: string): boolean {
  return piece?.kind === 'sign' && piece.text === sign;
}

/** Whether the piece is one of these keywords, in any case; a name in quotes never is. */
export function isWord(piece: Piece | undefined, ...keywords: readonly string[]): boolean {
  return piece?.kind === 'name' && !piece.quoted && keywords.includes(piece.text.toUpperCase());
}
