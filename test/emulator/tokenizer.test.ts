import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, type Token, tokenize } from '../../src/emulator/sql/tokenizer.ts';

function read(sql: string): readonly Token[] {
  const tokens = tokenize(sql);
  if ('why' in tokens) throw new Error(tokens.why);
  return tokens;
}

test.each<readonly [sql: string, tokens: readonly string[]]>([
  ['SELECT a.b,1', ['word SELECT', 'word A', 'symbol .', 'word B', 'symbol ,', 'number 1']],
  [`'it''s'`, [`string 'it''s'`]],
  ['"a ""b"""', ['quoted a "b"']],
  ["-- 'note\n1", ['number 1']],
  ['/* "a\n* / */1/* b */', ['number 1']],
  ['1e3 .5 1. 0x1F', ['number 1e3', 'number .5', 'number 1.', 'number 0x1F']],
  [
    'a<=b<>c!=d||e',
    [
      'word A',
      'symbol <=',
      'word B',
      'symbol <>',
      'word C',
      'symbol !=',
      'word D',
      'symbol ||',
      'word E',
    ],
  ],
  ['straße', ['word STRASSE']],
])('%s is read as %o', (sql, tokens) => {
  expect(read(sql).map(({ kind, value }) => `${kind} ${value}`)).toEqual(tokens);
});

test.each([
  [`SELECT 'abc`, 7, 'unterminated string'],
  ['SELECT "abc', 7, 'unterminated identifier'],
  ['SELECT /* abc', 7, 'unterminated comment'],
  ['SELECT `a`', 7, "unexpected token '`'"],
  ['SELECT [a]', 7, "unexpected token '['"],
  ['SELECT ?', 7, "unexpected token '?'"],
  ['SELECT 1 😀', 9, "unexpected token '😀'"],
])('%s cannot be read at %i: %s', (sql, start, why) => {
  expect(tokenize(sql)).toEqual({ start, why });
});

/** Texts of what matters to a tokenizer, in any order. */
const pieces = [
  "'",
  '"',
  '--',
  '/*',
  '*/',
  '\n',
  ' ',
  'ab',
  'é',
  '1',
  'e',
  '.',
  '(',
  ';',
  '`',
  '😀',
];
const text = fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(''));

describe('whatever the text', () => {
  test('tokens are pieces of it, in order and apart', () => {
    fc.assert(
      fc.property(text, (sql) => {
        const tokens = tokenize(sql);
        if ('why' in tokens) return tokens.start < sql.length;
        return tokens.every(
          ({ start, text }, at) =>
            sql.startsWith(text, start) &&
            start + text.length <= (tokens[at + 1]?.start ?? sql.length),
        );
      }),
    );
  });

  test('quoting makes one token of it', () => {
    fc.assert(
      fc.property(text, (content) => {
        const [string, quoted, ...rest] = read(
          `'${content.replaceAll("'", "''")}' "${content.replaceAll('"', '""')}"`,
        );
        return string?.kind === 'string' && quoted?.value === content && rest.length === 0;
      }),
    );
  });
});

test('places are counted from line 1, column 1', () => {
  expect(placeOf('a\n  b', 0)).toBe('line 1, column 1');
  expect(placeOf('a\n  b', 4)).toBe('line 2, column 3');
});
