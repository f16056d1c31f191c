import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValue } from '../../../src/main/core/bridge/header-value.ts';

const ENCODED = /^=\?base64\?(.*)\?=$/;

function decoded(header: string): string {
  const [, base64] = ENCODED.exec(header) ?? [];
  return base64 === undefined ? header : Buffer.from(base64, 'base64').toString('utf8');
}

describe('a value in a header', () => {
  it.each(['orders', 'dynamosql://tables/orders?x=1', 'two words', '!~'])(
    'is %j as it is',
    (text) => expect(headerValue(text)).toBe(text),
  );

  it.each([
    ['beyond ASCII', 'Größe', '=?base64?R3LDtsOfZQ==?='],
    ['with a line break, which would be a header of its own', 'a\r\nx: y', undefined],
    ['with a control character', 'a\0', undefined],
    ['with a space at an end, which HTTP takes away', ' a', undefined],
    ['that is empty', '', '=?base64??='],
    ['that looks encoded already', '=?base64?YQ==?=', undefined],
  ])('is base64 for a text %s', (_what, text, expected) => {
    expect(headerValue(text)).toMatch(ENCODED);
    expect(decoded(headerValue(text))).toBe(text);
    if (expected !== undefined) expect(headerValue(text)).toBe(expected);
  });

  it('gives back any text, and is always one that HTTP carries unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const header = headerValue(text);
        expect(header).toMatch(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/);
        expect(decoded(header)).toBe(text);
      }),
    );
  });
});
