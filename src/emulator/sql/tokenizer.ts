/** A piece of a statement. Comments and blanks are not among them. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  /** As written. */
  readonly text: string;
  /** A word in capitals, a quoted identifier's content; otherwise the text. */
  readonly value: string;
  /** Offset in the statement, in UTF-16 units. */
  readonly start: number;
}

/** What no engine could read: where it begins and why. */
interface UnreadableText {
  readonly start: number;
  readonly why: string;
}

interface Rule {
  readonly kind: Token['kind'] | 'blank';
  /** Sticky, so that it matches at one place only. */
  readonly pattern: RegExp;
  readonly value?: (text: string) => string;
}

// The first rule that matches wins. A number takes the letters that follow it along ("1e3", "0x1F"),
// so that they are refused as one literal and never read as a number and an alias.
const RULES: readonly Rule[] = [
  { kind: 'blank', pattern: /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y },
  { kind: 'string', pattern: /'(?:[^']|'')*'/y },
  {
    kind: 'quoted',
    pattern: /"(?:[^"]|"")*"/y,
    value: (text) => text.slice(1, -1).replaceAll('""', '"'),
  },
  { kind: 'number', pattern: /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[\p{L}\p{N}_]+)?/uy },
  { kind: 'word', pattern: /[\p{L}_][\p{L}\p{N}_$]*/uy, value: (text) => text.toUpperCase() },
  { kind: 'symbol', pattern: /<=|>=|<>|!=|\|\||\/(?!\*)|[(),.;*+\-%<>=]/y },
];

/** Splits a statement, or says where it stops being readable (an open string, a character of no use). */
export function tokenize(sql: string): readonly Token[] | UnreadableText {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length; ) {
    const found = match(sql, start);
    if (found === undefined) return { start, why: whyUnreadable(sql, start) };
    if (found.kind !== 'blank') tokens.push({ ...found, kind: found.kind, start });
    start += found.text.length;
  }
  return tokens;
}

function match(
  sql: string,
  start: number,
): { kind: Rule['kind']; text: string; value: string } | undefined {
  for (const { kind, pattern, value } of RULES) {
    pattern.lastIndex = start;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined) return { kind, text, value: value?.(text) ?? text };
  }
  return undefined;
}

function whyUnreadable(sql: string, start: number): string {
  const character = String.fromCodePoint(sql.codePointAt(start) ?? 0);
  if (character === "'") return 'unterminated string';
  if (character === '"') return 'unterminated identifier';
  return sql.startsWith('/*', start) ? 'unterminated comment' : `unexpected token '${character}'`;
}

/** "line 1, column 8", both counted from 1, columns in UTF-16 units. */
export function placeOf(sql: string, start: number): string {
  const lines = sql.slice(0, start).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}
