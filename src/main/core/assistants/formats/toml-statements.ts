/** One statement of a TOML text: a table's header, or a key with its value. */
export interface TomlStatement {
  readonly kind: 'header' | 'pair';
  /** From the root, whatever table the statement stands in. */
  readonly path: readonly string[];
  /** Start of its first line. */
  readonly from: number;
  /** Behind its last line, line ending included. */
  readonly to: number;
}

/** Splits a text that was found valid. Strings, arrays and inline tables may span lines. */
export function tomlStatements(text: string): readonly TomlStatement[] {
  const statements: TomlStatement[] = [];
  let table: readonly string[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    const start = skipSpace(text, at);
    const isTrivia = start >= text.length || /[#\r\n]/.test(text[start] ?? '');
    at = endOfStatement(text, start);
    if (isTrivia) continue;
    if (text[start] === '[') {
      table = keysIn(text, text.startsWith('[[', start) ? start + 2 : start + 1);
      statements.push({ kind: 'header', path: table, from, to: at });
    } else {
      statements.push({ kind: 'pair', path: [...table, ...keysIn(text, start)], from, to: at });
    }
  }
  return statements;
}

function skipSpace(text: string, at: number): number {
  return at + (/^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
}

const QUOTES = ['"""', "'''", '"', "'"];

/** Behind the line in which the statement ends: brackets closed, strings closed. */
function endOfStatement(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at] ?? '';
    const quote = QUOTES.find((mark) => text.startsWith(mark, at));
    if (quote) {
      at = endOfString(text, at + quote.length, quote);
      continue;
    }
    if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    at += 1;
    if (character === '\n' && depth <= 0) return at;
  }
  return text.length;
}

function endOfString(text: string, start: number, quote: string): number {
  const escapes = quote[0] === '"';
  let at = start;
  while (at < text.length) {
    if (escapes && text[at] === '\\') at += 2;
    else if (text.startsWith(quote, at)) {
      at += quote.length;
      // A text of several lines may end in up to two more quotation marks.
      while (quote.length === 3 && text[at] === quote[0]) at += 1;
      return at;
    } else at += 1;
  }
  return text.length;
}

/** The dotted key that begins here: bare, "basic" and 'literal' parts. */
function keysIn(text: string, start: number): readonly string[] {
  const keys: string[] = [];
  const part = /[ \t]*(?:([\w-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*(\.)?/y;
  part.lastIndex = start;
  for (let found = part.exec(text); found; found = found[4] ? part.exec(text) : null) {
    keys.push(found[1] ?? found[3] ?? unescaped(found[2] ?? ''));
  }
  return keys;
}

function unescaped(basic: string): string {
  const wide = basic.replace(/\\U([\dA-Fa-f]{8})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  try {
    return String(JSON.parse(`"${wide.replaceAll('\t', '\\t')}"`));
  } catch {
    return basic;
  }
}
