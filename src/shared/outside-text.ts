/** Longest text from outside that a tray, terminal, log or error text shows, in characters. */
const SHOWN_LENGTH = 120;
/** Longest text of the server that an error for an assistant quotes, in characters. */
export const QUOTED_LENGTH = 300;

// Control and escape characters, zero-width and bidirectional marks, line and paragraph
// separators: everything that could move a cursor, forge a line or turn a sentence around.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Makes text that came from outside (server errors, request ids, client names, table names)
 * safe to show: one line, no control or direction characters, at most `length` characters.
 */
export function shownText(text: string, length: number = SHOWN_LENGTH): string {
  const line = text
    .slice(0, length * 4)
    .replace(UNSAFE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
