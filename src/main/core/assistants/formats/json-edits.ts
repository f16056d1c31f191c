import type { Node } from 'jsonc-parser';
import { indentAt, lineEndingOf, lineStart, nextLine, type TextEdit } from './text-lines.ts';

/** How the file is written around the place of an edit. */
interface Style {
  /** One step of indentation. */
  readonly unit: string;
  readonly ending: string;
  /** White space before the property. */
  readonly indent: string;
  /** Properties stand on the line of their brace. */
  readonly isInline: boolean;
}

interface Surroundings {
  readonly object: Node;
  /** Offset of a property of it, or of the place where one goes. */
  readonly at: number;
}

export function styleOf(text: string, { object, at }: Surroundings): Style {
  const unit = /\n([ \t]+)["/]/.exec(text)?.[1] ?? '  ';
  const startsLine = text.slice(lineStart(text, at), at).trim() === '';
  const isAlone = (object.children ?? []).length === 0;
  return {
    unit,
    ending: lineEndingOf(text),
    indent: startsLine && !isAlone ? indentAt(text, at) : `${indentAt(text, object.offset)}${unit}`,
    isInline: isAlone
      ? !text.trim().includes('\n') && text.trim() !== '{}'
      : !text.slice(object.offset, object.children?.[0]?.offset).includes('\n'),
  };
}

/** A value as the file would have it; `{` stands where the value begins. */
export function printedValue(
  value: unknown,
  style: Pick<Style, 'unit' | 'ending' | 'indent'> & { readonly isInline?: boolean },
): string {
  if (style.isInline) return JSON.stringify(value);
  return JSON.stringify(value, null, style.unit).replaceAll('\n', `${style.ending}${style.indent}`);
}

interface Insertion {
  readonly object: Node;
  readonly key: string;
  readonly value: unknown;
}

/** Puts the property behind the last one, and behind every comment in the object. */
export function propertyInsertion(text: string, insertion: Insertion): readonly TextEdit[] {
  const { object, key, value } = insertion;
  const close = object.offset + object.length - 1;
  const last = object.children?.at(-1);
  const style = styleOf(text, { object, at: object.children?.[0]?.offset ?? close });
  const contentEnd = text.slice(0, close).trimEnd().length;
  const lastEnd = last ? endOf(last) : contentEnd;
  const comma = last && commaAfter(text, lastEnd);
  const isInline = style.isInline && !text.slice(lastEnd, close).includes('\n');
  const printed = `${JSON.stringify(key)}:${/":\S/.test(text) ? '' : ' '}${printedValue(value, { ...style, isInline })}`;
  const separator = last && comma === undefined ? ',' : '';
  const put = isInline
    ? `${last && /[,:] /.test(text) ? ' ' : ''}${printed}`
    : `${style.ending}${style.indent}${printed}${comma === undefined ? '' : ','}`;
  const hasOwnLine = isInline || text.slice(contentEnd, close).includes('\n');
  const closing = hasOwnLine ? '' : `${style.ending}${indentAt(text, object.offset)}`;
  // White space of an empty `{ }` goes; behind a brace that has its own line it stays.
  const to = hasOwnLine ? contentEnd : close;
  if (contentEnd === lastEnd) {
    return [{ from: lastEnd, to, text: `${separator}${put}${closing}` }];
  }
  return [
    { from: lastEnd, to: lastEnd, text: separator },
    { from: contentEnd, to, text: `${put}${closing}` },
  ];
}

/** Takes the property out with its line and its comma; comments of others stay. */
export function propertyRemoval(text: string, object: Node, property: Node): readonly TextEdit[] {
  const siblings = object.children ?? [];
  const before = siblings[siblings.indexOf(property) - 1];
  const end = endOf(property);
  const comma = commaAfter(text, end);
  const isAlone = siblings.length === 1;
  const inner = { from: object.offset + 1, to: object.offset + object.length - 1 };
  const others =
    text.slice(inner.from, property.offset) + text.slice((comma ?? end - 1) + 1, inner.to);
  if (isAlone && others.trim() === '') return [{ ...inner, text: '' }];
  const isCommaNear = comma !== undefined && text.slice(end, comma).trim() === '';
  const range = lineRange(text, property.offset, isCommaNear ? comma + 1 : end);
  // On the line of others, the last one takes the space before it along, any other the space behind.
  const spaceBefore = before && comma === undefined && !range.isLine;
  const lead = /[ \t]*$/.exec(text.slice(0, range.from))?.[0].length ?? 0;
  const from = spaceBefore ? range.from - lead : range.from;
  const edits = [{ from, to: spaceBefore ? end : range.to, text: '' }];
  if (comma !== undefined && !isCommaNear) edits.push({ from: comma, to: comma + 1, text: '' });
  const earlier = before && comma === undefined ? commaAfter(text, endOf(before)) : undefined;
  if (earlier !== undefined) edits.push({ from: earlier, to: earlier + 1, text: '' });
  return edits;
}

/** The whole line where nothing else stands on it, else what is there and the space beside it. */
function lineRange(text: string, from: number, to: number) {
  const start = lineStart(text, from);
  const next = nextLine(text, to);
  const startsLine = text.slice(start, from).trim() === '';
  if (startsLine && text.slice(to, next).trim() === '' && text.slice(to, next).includes('\n')) {
    return { from: start, to: next, isLine: true };
  }
  const spaceAfter = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0;
  return { from, to: to + spaceAfter, isLine: false };
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

/** The comma behind a value, over white space and comments. */
function commaAfter(text: string, offset: number): number | undefined {
  const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = offset;
  trivia.test(text);
  return text[trivia.lastIndex] === ',' ? trivia.lastIndex : undefined;
}
