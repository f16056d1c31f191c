import { backticked } from './backticked.ts';
import { type Edit, edited } from './edits.ts';
import { type ResolveOptions, tableEdits } from './resolve-tables.ts';
import { objectionTo, type Refusal } from './statement-checks.ts';
import { isSymbol, isWord, type Tokens } from './token-signs.ts';
import { placeOf, type Token, tokenize } from './tokenizer.ts';
import { bareFunctions } from './vocabulary.ts';

/** In UTF-16 units; far beyond what anybody writes, short enough to be read at once. */
const MAX_LENGTH = 100_000;

type PreparedStatement =
  /** SQL for the engine: checked, every table named in full. */
  | { readonly kind: 'prepared'; readonly sql: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Checks a statement against the dialect (contract 8) and translates it for SQLite. Works on tokens,
 * so strings, quoted identifiers and comments never trip a rule.
 */
export function prepareStatement(sql: string, options: ResolveOptions): PreparedStatement {
  if (sql.length > MAX_LENGTH) {
    return refused(`The statement is too long: at most ${MAX_LENGTH} characters`);
  }
  const read = tokenize(sql);
  if ('why' in read) return refused(`Parse error: ${read.why} (${placeOf(sql, read.start)})`);
  const tokens = isSymbol(read.at(-1), ';') ? read.slice(0, -1) : read;
  const objection = objectionTo(tokens);
  if (objection !== undefined) return refused(inWords(objection, sql));
  const tables = tableEdits(tokens, options);
  if (!Array.isArray(tables)) return refused(inWords(tables, sql));
  const translated = edited(sql, [
    ...tables,
    ...identifierEdits(tokens, tables),
    ...bareFunctionEdits(tokens),
    ...cutAfter(tokens, sql),
  ]);
  return { kind: 'prepared', sql: translated };
}

function refused(message: string): PreparedStatement {
  return { kind: 'refused', message };
}

function inWords({ what, token }: Refusal, sql: string): string {
  return token === undefined ? what : `${what} (${placeOf(sql, token.start)})`;
}

/** Quoted names that are not part of a table's. */
function identifierEdits(tokens: Tokens, done: readonly Edit[]): readonly Edit[] {
  const isDone = ({ start }: Token): boolean =>
    done.some((edit) => edit.start <= start && start < edit.end);
  return tokens
    .filter((token) => token.kind === 'quoted' && !isDone(token))
    .map(({ start, text, value }) => ({
      start,
      end: start + text.length,
      text: backticked(value),
    }));
}

/** CURRENT_DATE() has parentheses in the dialect (contract 8.2) and none in SQLite. */
function bareFunctionEdits(tokens: Tokens): readonly Edit[] {
  return tokens.flatMap((token, at) => {
    const [open, close] = [tokens[at + 1], tokens[at + 2]];
    const isCall = isWord(token, ...bareFunctions) && isSymbol(open, '(') && isSymbol(close, ')');
    return isCall && open && close
      ? [{ start: token.start + token.text.length, end: close.start + 1, text: '' }]
      : [];
  });
}

/** Drops what follows the last token: the semicolon, and comments that would swallow what comes after. */
function cutAfter(tokens: Tokens, sql: string): readonly Edit[] {
  const last = tokens.at(-1);
  return last === undefined
    ? []
    : [{ start: last.start + last.text.length, end: sql.length, text: '' }];
}
