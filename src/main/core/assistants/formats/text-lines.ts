import { failure } from '../../../../shared/failure.ts';
import { shownText } from '../../../../shared/outside-text.ts';
import { failed } from '../../../../shared/result.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

/** The line ending that the text uses first; `\n` for a text of one line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/** Counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The white space with which the line of this offset begins. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}

export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies edits that do not overlap, whatever their order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((left, right) => right.from - left.from)
    .reduce((made, { from, to, text: put }) => made.slice(0, from) + put + made.slice(to), text);
}

/** The text of a file that its format cannot read: nothing is written into it. */
export function damaged(line: number, problem: string) {
  const cause = `Line ${line} cannot be read: ${shownText(problem)}.`;
  return failed(failure('config_damaged', { cause }));
}

export function ambiguous(key: string, lines: readonly number[]) {
  const cause = `${shownText(key)} stands there more than once (lines ${lines.join(' and ')}).`;
  return failed(failure('config_ambiguous', { cause }));
}

export function notEditable() {
  return failed(failure('config_not_editable'));
}
