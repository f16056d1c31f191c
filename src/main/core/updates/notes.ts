import { shownText } from '../../../shared/outside-text.ts';

const MOST_LINES = 8;
const LINE_LENGTH = 160;
const READ_LENGTH = 20_000;

/** Tags after which a new line begins; every other one stands inside a line. */
const BREAKS = /<\/?(p|li|ul|ol|br|div|h[1-6]|tr)\b[^>]*>/gi;
const TAGS = /<[^>]*>/g;
/** Signs of Markdown at the start of a line: headings, list items, quotations. A space follows each. */
const MARKS = /^[\s>]*((?:[-*+•]|#{1,6}|\d+\.)(?:\s+|$))?/;
/** What was wrapped inside an item: indented, without a mark of its own. */
const GOES_ON = /^ {2,}(?=\S)(?!>|(?:[-*+•]|#{1,6}|\d+\.)\s)/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  // The last one: what it makes is no entity again.
  '&amp;': '&',
};

/**
 * What changed, as lines of plain text. Feeds give Markdown, HTML, or a list of notes for several
 * versions; whatever it is, it is text from outside.
 */
export function notesFrom(given: unknown): string[] {
  const text = textIn(given).slice(0, READ_LENGTH).replace(BREAKS, '\n').replace(TAGS, '');
  const lines = unwrapped(text.split(/\r\n?|\n/))
    .map((line) => shownText(unescaped(line).replace(MARKS, ''), LINE_LENGTH))
    .filter((line) => line !== '');
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), '…'];
}

function unwrapped(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1) ?? '';
    const goesOn = before.trim() !== '' && GOES_ON.test(line);
    if (goesOn) whole[whole.length - 1] = `${before} ${line.trim()}`;
    else whole.push(line);
  }
  return whole;
}

function textIn(given: unknown): string {
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return '';
  return given.map((each: unknown) => noteIn(each)).join('\n');
}

function noteIn(each: unknown): string {
  const note = typeof each === 'object' && each !== null && 'note' in each ? each.note : undefined;
  return typeof note === 'string' ? note : '';
}

function unescaped(line: string): string {
  return Object.entries(ENTITIES).reduce((text, [name, sign]) => text.replaceAll(name, sign), line);
}
