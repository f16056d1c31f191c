import { endOfLevel, isSymbol, isWord, opensQuery, type Tokens } from './token-signs.ts';
import type { Token } from './tokenizer.ts';

/** Looks at the token with this index and its neighbours; true when the feature begins there. */
type Sign = (tokens: Tokens, at: number) => boolean;

interface Unsupported {
  readonly feature: string;
  readonly sign: Sign;
}

const WINDOW_FUNCTIONS = [
  'ROW_NUMBER',
  'RANK',
  'DENSE_RANK',
  'PERCENT_RANK',
  'CUME_DIST',
  'NTILE',
  'LAG',
  'LEAD',
  'FIRST_VALUE',
  'LAST_VALUE',
  'NTH_VALUE',
] as const;
const SET_OPERATORS = ['UNION', 'INTERSECT', 'EXCEPT'] as const;
const COMPARISONS = ['=', '<>', '!=', '<', '>', '<=', '>='] as const;

/**
 * What the dialect lacks in both eras of its documentation (contract 8.1, the column "Both eras"),
 * and the grouping sets, which neither the newer list nor SQLite knows.
 */
const unsupported: readonly Unsupported[] = [
  { feature: 'window functions', sign: called(...WINDOW_FUNCTIONS) },
  {
    feature: 'window functions',
    sign: (tokens, at) => isWord(tokens[at], 'OVER') && isSymbol(tokens[at - 1], ')'),
  },
  { feature: 'WITH RECURSIVE', sign: sequence('WITH', 'RECURSIVE') },
  { feature: 'NULLS FIRST', sign: sequence('NULLS', 'FIRST') },
  { feature: 'NULLS LAST', sign: sequence('NULLS', 'LAST') },
  { feature: 'CAST', sign: called('CAST') },
  { feature: 'CONVERT', sign: called('CONVERT') },
  { feature: 'EXTRACT', sign: called('EXTRACT') },
  { feature: 'DATE_ADD', sign: called('DATE_ADD') },
  { feature: 'DATE_DIFF', sign: called('DATE_DIFF') },
  { feature: 'DATEDIFF', sign: called('DATEDIFF') },
  { feature: 'NOW()', sign: called('NOW') },
  { feature: 'DATE literals', sign: literal('DATE') },
  { feature: 'TIME literals', sign: literal('TIME') },
  { feature: 'TIMESTAMP literals', sign: literal('TIMESTAMP') },
  { feature: 'hexadecimal literals', sign: literal('X') },
  { feature: 'hexadecimal literals', sign: number(/^0x/i) },
  { feature: 'bit literals', sign: literal('B') },
  { feature: 'scientific notation', sign: number(/^[\d.]+e/i) },
  { feature: 'LATERAL', sign: sequence('LATERAL') },
  { feature: 'NATURAL JOIN', sign: isNaturalJoin },
  { feature: 'CROSS JOIN', sign: sequence('CROSS', 'JOIN') },
  { feature: 'IS DISTINCT FROM', sign: sequence('IS', 'DISTINCT', 'FROM') },
  { feature: 'IS NOT DISTINCT FROM', sign: sequence('IS', 'NOT', 'DISTINCT', 'FROM') },
  { feature: 'ANY', sign: compared('ANY', 'SOME') },
  { feature: 'ALL', sign: compared('ALL') },
  { feature: 'GROUPING SETS', sign: sequence('GROUPING', 'SETS') },
  { feature: 'ROLLUP', sign: called('ROLLUP') },
  { feature: 'CUBE', sign: called('CUBE') },
  { feature: 'parenthesised set operations', sign: isNestedSetOperation },
];

/** The first thing in a statement that the dialect lacks, and where it begins. */
export function firstUnsupported(
  tokens: Tokens,
): { readonly feature: string; readonly token: Token } | undefined {
  for (const [at, token] of tokens.entries()) {
    const found = unsupported.find(({ sign }) => sign(tokens, at));
    if (found !== undefined) return { feature: found.feature, token };
  }
  return undefined;
}

function sequence(...words: readonly string[]): Sign {
  return (tokens, at) => words.every((word, offset) => isWord(tokens[at + offset], word));
}

function called(...names: readonly string[]): Sign {
  return (tokens, at) => isWord(tokens[at], ...names) && isSymbol(tokens[at + 1], '(');
}

/** A word that a string follows at once, such as DATE '2026-01-31'; not a column of that name. */
function literal(word: string): Sign {
  return (tokens, at) =>
    isWord(tokens[at], word) && tokens[at + 1]?.kind === 'string' && !isSymbol(tokens[at - 1], '.');
}

function number(shape: RegExp): Sign {
  return (tokens, at) => tokens[at]?.kind === 'number' && shape.test(tokens[at].text);
}

/** A quantifier after a comparison: "= ANY (SELECT". */
function compared(...quantifiers: readonly string[]): Sign {
  return (tokens, at) =>
    called(...quantifiers)(tokens, at) && isSymbol(tokens[at - 1], ...COMPARISONS);
}

function isNaturalJoin(tokens: Tokens, at: number): boolean {
  return (
    isWord(tokens[at], 'NATURAL') &&
    isWord(tokens[at + 1], 'JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL')
  );
}

/** An operand in parentheses of its own: "UNION (SELECT …" or "(SELECT …) UNION". */
function isNestedSetOperation(tokens: Tokens, at: number): boolean {
  if (!opensQuery(tokens, at)) return false;
  const before = isWord(tokens[at - 1], 'ALL', 'DISTINCT') ? at - 2 : at - 1;
  if (isWord(tokens[before], ...SET_OPERATORS)) return true;
  // After FROM or IN the parentheses belong to those, not to the set operation that follows.
  const standsAlone = at === 0 || isSymbol(tokens[at - 1], '(');
  return standsAlone && isWord(tokens[endOfLevel(tokens, at + 1) + 1], ...SET_OPERATORS);
}
