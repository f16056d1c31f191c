import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notesFrom } from '../../../src/main/core/updates/notes.ts';

describe('what changed', () => {
  it('is read from Markdown', () => {
    expect(notesFrom('### Fixed\n\n- One *thing*\n- Another\r\n> 1. A third\n')).toEqual([
      'Fixed',
      'One *thing*',
      'Another',
      'A third',
    ]);
  });

  it('is read with lines that are wrapped inside an item', () => {
    const changelog = '- One that is\n  wrapped\n  twice\n  - Below\n\n  Apart\n## Fixed\n- Last';
    expect(notesFrom(changelog)).toEqual([
      'One that is wrapped twice',
      'Below',
      'Apart',
      'Fixed',
      'Last',
    ]);
  });

  it('takes no sign for a mark that no space follows', () => {
    expect(notesFrom('0.2.0 fixes\n- **Breaking**: a\n**Bold**\n-\n#7')).toEqual([
      '0.2.0 fixes',
      '**Breaking**: a',
      '**Bold**',
      '#7',
    ]);
  });

  it('is read from HTML, as text', () => {
    const html =
      '<h2>Fixed</h2><ul><li>A &lt;b&gt; &amp;amp; c</li><li>Two <em>words</em></li></ul>';
    expect(notesFrom(html)).toEqual(['Fixed', 'A <b> &amp; c', 'Two words']);
  });

  it('is read from a list for several versions', () => {
    const list = [{ version: '0.1.2', note: '- B' }, { version: '0.1.1', note: null }, 'x', null];
    expect(notesFrom(list)).toEqual(['B']);
  });

  it.each([undefined, null, 7, {}, '', '\n\n', '<p></p>'])('is nothing in %j', (given) => {
    expect(notesFrom(given)).toEqual([]);
  });

  it('is cut to a few lines, and says so', () => {
    const lines = notesFrom(Array.from({ length: 20 }, (_, at) => `- ${at}`).join('\n'));
    expect([lines.length, lines[6], lines[7]]).toEqual([8, '6', '…']);
  });

  it('never holds more than eight short lines, a control character, or one that turns text around', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (given) => {
      const lines = notesFrom(given);
      expect(lines.length).toBeLessThanOrEqual(8);
      for (const line of lines) {
        expect([...line].length).toBeLessThanOrEqual(160);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    });
    fc.assert(property);
  });
});
