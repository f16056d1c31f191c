import {
  endOfLevel,
  isIdentifier,
  isSymbol,
  isWord,
  opensQuery,
  type Tokens,
} from './token-signs.ts';
import type { Token } from './tokenizer.ts';
import { keywords } from './vocabulary.ts';

/** A place in a FROM list that names a table of the database: no CTE, no subquery. */
export interface TableReference {
  /** Absent for a bare name. */
  readonly schema: Token | undefined;
  readonly name: Token;
}

export interface Cte {
  readonly name: Token;
  /** Indexes between which the name is known: from the end of its own body to that of its query. */
  readonly from: number;
  readonly to: number;
}

type TableReferences =
  | { readonly kind: 'found'; readonly references: readonly TableReference[] }
  /** What stands where only a table can. */
  | { readonly kind: 'unexpected'; readonly token: Token };

/** Finds every table that a statement reads, through joins, subqueries and CTEs. */
export function tableReferences(tokens: Tokens, ctes: readonly Cte[]): TableReferences {
  const references: TableReference[] = [];
  const places = tablePlaces(tokens);
  for (const [at, token] of tokens.entries()) {
    if (!places.has(at) || isSymbol(token, '(')) continue;
    const reference = referenceAt(tokens, at);
    if (reference === undefined) return { kind: 'unexpected', token };
    if (reference.schema !== undefined || !isKnown(ctes, reference.name, at)) {
      references.push(reference);
    }
  }
  return { kind: 'found', references };
}

/** The CTEs of every WITH in a statement. */
export function ctesOf(tokens: Tokens): readonly Cte[] {
  return [...tokens.entries()].flatMap(([at, token]) =>
    isWord(token, 'WITH') ? ctesAfter(tokens, at) : [],
  );
}

function ctesAfter(tokens: Tokens, withAt: number): readonly Cte[] {
  const to = endOfLevel(tokens, withAt);
  const ctes: Cte[] = [];
  for (let at = withAt + 1; at < to; ) {
    const name = tokens[at];
    const body = bodyOf(tokens, at);
    if (!isIdentifier(name) || body === undefined) break;
    const from = endOfLevel(tokens, body + 1);
    ctes.push({ name, from, to });
    at = isSymbol(tokens[from + 1], ',') ? from + 2 : to;
  }
  return ctes;
}

/** Index of the parenthesis that opens a CTE's query: "name AS (" or "name (column, …) AS (". */
function bodyOf(tokens: Tokens, nameAt: number): number | undefined {
  const hasColumns = isSymbol(tokens[nameAt + 1], '(');
  const asAt = hasColumns ? endOfLevel(tokens, nameAt + 2) + 1 : nameAt + 1;
  return isWord(tokens[asAt], 'AS') && isSymbol(tokens[asAt + 1], '(') ? asAt + 1 : undefined;
}

const CLAUSES = ['FROM', 'SELECT', 'WHERE', 'BY', 'HAVING', 'LIMIT', 'WITH', 'VALUES'] as const;

/** Indexes at which a table, or the parentheses around a join or a subquery, must begin. */
function tablePlaces(tokens: Tokens): ReadonlySet<number> {
  const places = new Set<number>();
  // One entry for the statement and one for each open parenthesis.
  const isInFromList = [false];
  for (const [at, token] of tokens.entries()) {
    const isListed = isInFromList.at(-1) === true && isSymbol(tokens[at - 1], ',', '(');
    const isPlace = isListed || isWord(tokens[at - 1], 'FROM', 'JOIN');
    if (isPlace) places.add(at);
    if (isSymbol(token, '(')) isInFromList.push(isPlace && !opensQuery(tokens, at));
    if (isSymbol(token, ')') && isInFromList.length > 1) isInFromList.pop();
    if (isWord(token, ...CLAUSES)) isInFromList[isInFromList.length - 1] = token.value === 'FROM';
  }
  return places;
}

function referenceAt(tokens: Tokens, at: number): TableReference | undefined {
  const isQualified = isSymbol(tokens[at + 1], '.');
  const name = isQualified ? tokens[at + 2] : tokens[at];
  const afterwards = isQualified ? tokens[at + 3] : tokens[at + 1];
  // A name with parentheses is one of SQLite's table functions.
  if (!isNameable(name) || isSymbol(afterwards, '(')) return undefined;
  return { schema: isQualified ? tokens[at] : undefined, name };
}

function isNameable(token: Token | undefined): token is Token {
  return isIdentifier(token) && !(token.kind === 'word' && keywords.has(token.value));
}

function isKnown(ctes: readonly Cte[], name: Token, at: number): boolean {
  return ctes.some((cte) => cte.from < at && at < cte.to && sameName(cte.name, name));
}

function sameName(one: Token, other: Token): boolean {
  return one.value.toLowerCase() === other.value.toLowerCase();
}
