import { describe, expect, it } from 'vitest';
import { textTable } from '../../../src/main/cli/text-table.ts';

const ESC = '\u001b';

describe('a table for people', () => {
  it('stands in columns, numbers to the right, without spaces at the end of a line', () => {
    const columns = [{ title: 'NAME' }, { title: 'ROWS', right: true }, { title: 'KEY' }];
    const rows = [
      ['orders', 12_000, 'id'],
      ['e', 7, null],
      ['', undefined, 'x'],
    ];
    expect(textTable(columns, rows).split('\n')).toEqual([
      'NAME     ROWS  KEY',
      'orders  12000  id',
      'e           7',
      '               x',
    ]);
  });

  it.each([
    ['Chinese', '商品目录', 8],
    ['Japanese of half width', 'ｱｲｳ', 3],
    ['Korean', '고객', 4],
    ['an emoji', '📦 box', 6],
    ['a flag', '🇯🇵', 2],
    ['an emoji with a skin', '👍🏽', 2],
    ['a sign with a mark of its own', 'e\u0301te\u0301', 3],
    ['Cyrillic', 'заказы', 6],
  ])('lines up under %s', (_script, text, width) => {
    const table = textTable(
      [{ title: 'NAME' }, { title: 'ROWS' }],
      [
        [text, 1],
        ['x'.repeat(9), 2],
      ],
    );
    const [, wide] = table.split('\n');
    expect(wide).toBe(`${text}${' '.repeat(9 - width)}  1`);
  });

  it('without rows is its titles', () => {
    expect(textTable([{ title: 'A' }, { title: 'B' }], [])).toBe('A  B');
  });

  it.each([
    ['a colour', `${ESC}[31mred${ESC}[0m`],
    ['a cursor move', `a${ESC}[2Jb`],
    ['a link', `${ESC}]8;;https://evil.example${ESC}\\x`],
    ['a line', 'one\r\ntwo'],
    ['a tab', 'a\tb'],
    ['a bell and a delete', 'a\u0007b\u007f'],
    ['an escape of one byte', 'a\u009b31mb'],
    ['a change of direction', 'a\u202eb\u2066'],
    ['a line separator', 'a\u2028b'],
  ])('takes %s from nobody, in cells and titles alike', (_what, text) => {
    const table = textTable([{ title: text }], [[text]]);
    expect(table.split('\n')).toHaveLength(2);
    expect(table.replace('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it.each(['x', 'é', '日', '😀'])('cuts a cell of many %s at 60 characters', (sign) => {
    const [, exact = '', long = ''] = textTable(
      [{ title: 'A' }],
      [[sign.repeat(60)], [sign.repeat(61)]],
    ).split('\n');
    expect(exact).toBe(sign.repeat(60));
    expect(long).toBe(`${sign.repeat(59)}…`);
  });

  it('keeps its columns under a row with fewer cells', () => {
    expect(textTable([{ title: 'A' }, { title: 'B' }], [['x']])).toBe('A  B\nx');
  });
});
