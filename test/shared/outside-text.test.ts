import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../src/shared/outside-text.ts';

describe('text from outside', () => {
  it.each([
    ['a plain text', 'a plain text'],
    ['línea 日本語 😀', 'línea 日本語 😀'],
    ['two\nlines\r\nand\ttabs', 'two lines and tabs'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['\u001b]8;;https://evil.example\u0007link', ']8;;https://evil.example link'],
    ['bell\u0007 null\u0000 del\u007f c1\u009b', 'bell null del c1'],
    ['turned \u202etxet\u202c around', 'turned txet around'],
    ['isolated \u2066a\u2069', 'isolated a'],
    ['marks \u200e\u200f\u061c', 'marks'],
    ['zero\u200bwidth\u2060\ufeff', 'zero width'],
    ['lines\u2028and\u2029paragraphs', 'lines and paragraphs'],
    ['soft\u00adhyphen', 'soft hyphen'],
    ['   much    space   ', 'much space'],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => expect(shownText(text)).toBe(shown));

  it('is cut at 120 characters, with a sign', () => {
    expect(shownText('x'.repeat(120))).toBe('x'.repeat(120));
    expect(shownText('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
  });

  it('is cut between characters, never inside one', () => {
    expect(shownText('😀'.repeat(200))).toBe(`${'😀'.repeat(119)}…`);
  });

  it('is short and harmless whatever it is', () => {
    const harmful = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029]/u;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const shown = shownText(text);
        expect([...shown].length).toBeLessThanOrEqual(120);
        expect(shown).not.toMatch(harmful);
      }),
    );
  });
});
