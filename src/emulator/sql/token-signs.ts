import type { Token } from './tokenizer.ts';

// The questions that everything above the tokenizer asks of tokens. An index past either end is no token.

export type Tokens = readonly Token[];

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

export function isSymbol(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === 'symbol' && texts.includes(token.text);
}

export function isIdentifier(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'quoted';
}

/** True when the parenthesis at this index begins a query: "(SELECT", "(WITH". */
export function opensQuery(tokens: Tokens, at: number): boolean {
  return isSymbol(tokens[at], '(') && isWord(tokens[at + 1], 'SELECT', 'WITH');
}

/** Index of the parenthesis that closes the level of this index; past the end when none does. */
export function endOfLevel(tokens: Tokens, at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    if (isSymbol(tokens[index], '(')) depth += 1;
    if (isSymbol(tokens[index], ')')) depth -= 1;
    if (depth < 0) return index;
  }
  return tokens.length;
}
