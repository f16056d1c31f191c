import { placeOf, tokenize } from './tokenizer.ts';

/** SQLite's messages, and how the engine of contract 5.4 would say the same. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^near "(.*)": syntax error$/s, "Parse error: unexpected token '$1'"],
  [/^incomplete input$/, 'Parse error: unexpected end of statement'],
  [/^no such column: (.*)$/s, 'Column not found: $1'],
  [/^ambiguous column name: (.*)$/s, 'Ambiguous column: $1'],
  [/^no such table: (.*)$/s, 'Table not found: $1'],
];

/** Translates what SQLite said about a statement; the place is added where it is certain. */
export function engineWords(message: string, sql: string): string {
  const phrase = PHRASES.find(([pattern]) => pattern.test(message));
  if (phrase === undefined) return `Query failed: ${message}`;
  return message.replace(...phrase) + placeOfOnly(message, sql);
}

/** SQLite names the token of a syntax error but not its place: known when there is just one. */
function placeOfOnly(message: string, sql: string): string {
  const text = /^near "(.*)": syntax error$/s.exec(message)?.[1];
  const tokens = tokenize(sql);
  if (text === undefined || 'why' in tokens) return '';
  const [token, another] = tokens.filter((candidate) => candidate.text === text);
  return token === undefined || another !== undefined ? '' : ` (${placeOf(sql, token.start)})`;
}
