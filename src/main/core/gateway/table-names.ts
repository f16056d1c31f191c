import { textOf } from '../../../shared/json.ts';
import { shownText } from '../../../shared/outside-text.ts';
import { isSign, isWord, type Piece, sqlPieces } from './sql-pieces.ts';

const MOST_TABLES = 8;
/** Only the beginning of a very long statement is looked through, in characters. */
const LOOKED_AT = 16_384;

/** The tables that a tool call names: nothing else of it is ever written down, no SQL text and no value. */
export function tablesNamed(
  tool: string | undefined,
  toolArguments: Readonly<Record<string, unknown>>,
): readonly string[] {
  const named = tool === 'describe_table' ? textOf(toolArguments['table_name']) : undefined;
  if (named !== undefined) return [shownText(named)];
  if (tool !== 'run_sql') return [];
  const { sql, query, statement } = toolArguments;
  return tablesInSql(textOf(sql) ?? textOf(query) ?? textOf(statement) ?? '');
}

/** The tables after FROM and JOIN, in order, without the names that a WITH defines. At most 8. */
export function tablesInSql(sql: string): readonly string[] {
  const text = readText(sqlPieces(sql.slice(0, LOOKED_AT)));
  const defined = definedNames(text);
  const names = tablePlaces(text)
    .flatMap((at) => tableList(text, at))
    .filter((name) => !defined.has(name.toLowerCase()));
  return [...new Set(names.map((name) => shownText(name)))].slice(0, MOST_TABLES);
}

interface SqlText {
  readonly pieces: readonly Piece[];
  /** Where the parenthesis that opens at this piece closes. */
  readonly closings: ReadonlyMap<number, number>;
}

function readText(pieces: readonly Piece[]): SqlText {
  const closings = new Map<number, number>();
  const open: number[] = [];
  pieces.forEach((piece, at) => {
    if (isSign(piece, '(')) open.push(at);
    const opened = isSign(piece, ')') ? open.pop() : undefined;
    if (opened !== undefined) closings.set(opened, at);
  });
  return { pieces, closings };
}

/** The piece after the parenthesis that opens here; where none opens, here. */
function afterParenthesis({ pieces, closings }: SqlText, at: number): number {
  return isSign(pieces[at], '(') ? (closings.get(at) ?? pieces.length) + 1 : at;
}

/** `name AS (`, `name (columns) AS (`: only a WITH has this form. */
function definedNames(text: SqlText): ReadonlySet<string> {
  const { pieces } = text;
  const names = pieces.flatMap((piece, at) => {
    if (piece.kind !== 'name') return [];
    const after = afterParenthesis(text, at + 1);
    return isWord(pieces[after], 'AS') && opensBody(pieces, after + 1) ? [piece.text] : [];
  });
  return new Set(names.map((name) => name.toLowerCase()));
}

/** `(`, `MATERIALIZED (`, `NOT MATERIALIZED (`. */
function opensBody(pieces: readonly Piece[], at: number): boolean {
  const isHinted = isWord(pieces[at], 'NOT', 'MATERIALIZED');
  if (isHinted) return opensBody(pieces, at + 1);
  return isSign(pieces[at], '(');
}

// `EXTRACT(YEAR FROM day)`: the FROM of these names no table.
const WITH_A_FROM_OF_THEIR_OWN = ['EXTRACT', 'SUBSTRING', 'TRIM', 'OVERLAY'] as const;

/** Where the names of tables begin: after each FROM and JOIN of a query. */
function tablePlaces({ pieces }: SqlText): readonly number[] {
  const isValue: boolean[] = [];
  return pieces.flatMap((piece, at) => {
    if (isSign(piece, '(')) isValue.push(isWord(pieces[at - 1], ...WITH_A_FROM_OF_THEIR_OWN));
    if (isSign(piece, ')')) isValue.pop();
    if (isWord(piece, 'JOIN')) return [at + 1];
    const isTables = isWord(piece, 'FROM') && !isWord(pieces[at - 1], 'DISTINCT');
    return isTables && !isValue.at(-1) ? [at + 1] : [];
  });
}

/** `a, schema.b AS x, (subquery) y`: the names, without those inside the subquery, which has its own FROM. */
function tableList(text: SqlText, start: number): readonly string[] {
  const { pieces } = text;
  const names: string[] = [];
  for (let at = start; ; at += 1) {
    while (isWord(pieces[at], 'ONLY', 'LATERAL') || opensJoin(pieces, at)) at += 1;
    const { name, end } = nameAt(pieces, at);
    const isCalled = name !== undefined && isSign(pieces[end], '(');
    if (name !== undefined && !isCalled) names.push(name);
    at = afterAlias(text, afterParenthesis(text, end));
    if (!isSign(pieces[at], ',')) return names;
  }
}

/** `FROM (orders JOIN customers …)`. */
function opensJoin(pieces: readonly Piece[], at: number): boolean {
  const inside = pieces[at + 1];
  return (
    isSign(pieces[at], '(') &&
    (isSign(inside, '(') || inside?.kind === 'name') &&
    !isWord(inside, 'SELECT', 'WITH', 'VALUES')
  );
}

const NEVER_A_NAME = ['SELECT', 'VALUES', 'WITH', 'FROM', 'JOIN', 'WHERE', 'ON', 'USING'] as const;

/** A name with the schema before it; none where something else stands. */
function nameAt(
  pieces: readonly Piece[],
  start: number,
): { readonly name?: string; readonly end: number } {
  const parts: string[] = [];
  let end = start;
  for (let piece = pieces[end]; piece?.kind === 'name'; piece = pieces[end]) {
    parts.push(piece.text);
    end += 1;
    if (!isSign(pieces[end], '.')) break;
    end += 1;
  }
  if (parts.length === 0 || isWord(pieces[start], ...NEVER_A_NAME)) return { end: start };
  return { name: parts.join('.'), end };
}

function afterAlias(text: SqlText, start: number): number {
  const alias = isWord(text.pieces[start], 'AS') ? start + 1 : start;
  if (text.pieces[alias]?.kind !== 'name' || isWord(text.pieces[alias], 'LIMIT')) return alias;
  return afterParenthesis(text, alias + 1);
}
