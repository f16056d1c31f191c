import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { recordOf } from '../../../../shared/json.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ConfigFormat, EntryPlace, EntryValue } from './config-format.ts';
import {
  ambiguous,
  damaged,
  indentAt,
  lineAt,
  lineEndingOf,
  lineStart,
  nextLine,
  notEditable,
  withEdits,
} from './text-lines.ts';

type Parsed = Document.Parsed;
type Collection = YAMLMap | YAMLSeq;

export const yamlFormat: ConfigFormat = {
  read(text) {
    const parsed = parse(text);
    return parsed.ok ? ok(recordOf(parsed.value.toJS())) : parsed;
  },

  set(text, place, value) {
    const parsed = parse(text);
    if (!parsed.ok) return parsed;
    const [key = '', ...deeper] = place.table;
    // The assistants with YAML keep their servers under one key of the top level.
    if (deeper.length > 0) return notEditable();
    const { contents } = parsed.value;
    const pair = pairOf(contents, key);
    if (isMap(contents) && contents.flow) return withoutBraces(text, contents, { place, value });
    if (!pair) return ok(withTable(text, place, value));
    const table = pair.value;
    const doubled = namedTwice(text, table, place);
    if (doubled) return ambiguous(place.name, doubled);
    const isEmpty = !(isMap(table) || isSeq(table)) || table.items.length === 0;
    if (isEmpty) return filled(text, { pair, place, value });
    if (table.flow) return notEditable();
    return withItem(text, { table, place, value });
  },

  remove(text, place) {
    const parsed = parse(text);
    if (!parsed.ok) return parsed;
    const pair = pairOf(parsed.value.contents, place.table[0] ?? '');
    const table = pair?.value;
    if (!pair || !(isMap(table) || isSeq(table))) return ok(text);
    const doubled = namedTwice(text, table, place);
    if (doubled) return ambiguous(place.name, doubled);
    const range = itemRange(text, table, place);
    if (!range) return ok(text);
    if (table.flow) return notEditable();
    if (table.items.length > 1) return ok(withEdits(text, [{ ...range, text: '' }]));
    const emptied = place.shape === 'list' ? '[]' : '{}';
    const colon = keyEnd(pair) + text.slice(keyEnd(pair)).indexOf(':') + 1;
    const edits = [
      { from: colon, to: colon, text: ` ${emptied}` },
      { ...range, text: '' },
    ];
    return ok(withEdits(text, edits));
  },

  removeTable(text, path) {
    const parsed = parse(text);
    if (!parsed.ok) return parsed;
    const pair = pairOf(parsed.value.contents, path[0] ?? '');
    if (!pair) return ok(text);
    const from = lineStart(text, keyStart(pair));
    return ok(withEdits(text, [{ from, to: lineAfter(text, valueEnd(pair)), text: '' }]));
  },
};

function parse(text: string): Result<Parsed> {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = parsed.errors;
  if (error) return damaged(lines.linePos(error.pos[0]).line, error.message.split('\n')[0] ?? '');
  const { contents } = parsed;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  if (!isEmpty && !isMap(contents)) return damaged(1, 'not a map');
  return ok(parsed);
}

type FoundPair = Pair<unknown, unknown>;

function pairOf(contents: unknown, key: string): FoundPair | undefined {
  if (!isMap(contents)) return undefined;
  return contents.items.find((pair) => nameOf(pair.key) === key);
}

function nameOf(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined;
}

function keyStart({ key }: FoundPair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function keyEnd({ key }: FoundPair): number {
  return isScalar(key) ? (key.range?.[1] ?? 0) : 0;
}

function valueEnd(pair: FoundPair): number {
  const { value } = pair;
  const isNode = isScalar(value) || isMap(value) || isSeq(value);
  return isNode ? contentEnd(value) : keyEnd(pair);
}

/** Behind the last byte of content: a collection's own end would take the comments behind it along. */
function contentEnd(node: unknown): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    return Math.max(...node.items.map(valueEnd));
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return contentEnd(node.items.at(-1));
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[1] ?? 0) : 0;
}

function lineAfter(text: string, end: number): number {
  // A block of text ends behind its line break already.
  return text[end - 1] === '\n' ? end : nextLine(text, end);
}

function itemRange(text: string, table: Collection, { name }: EntryPlace) {
  const item = isMap(table)
    ? table.items.find((pair) => nameOf(pair.key) === name)
    : table.items.find((each) => isMap(each) && each.get('name') === name);
  if (!item) return undefined;
  const start = isMap(item) ? (item.range?.[0] ?? 0) : keyStart(item as FoundPair);
  const end = isMap(item) ? contentEnd(item) : valueEnd(item as FoundPair);
  return { from: lineStart(text, start), to: lineAfter(text, end) };
}

/** The lines of a list's items with this name, where there are several. */
function namedTwice(
  text: string,
  table: unknown,
  { name }: EntryPlace,
): readonly number[] | undefined {
  if (!isSeq(table)) return undefined;
  const named = table.items.filter((each) => isMap(each) && each.get('name') === name);
  const lines = named.map((each) => lineAt(text, (isMap(each) && each.range?.[0]) || 0));
  return lines.length > 1 ? lines : undefined;
}

interface Item {
  readonly table: Collection;
  readonly place: EntryPlace;
  readonly value: EntryValue;
}

function withItem(text: string, { table, place, value }: Item): Result<string> {
  const first = table.items[0];
  const start = isMap(table) ? keyStart(first as FoundPair) : (table.range?.[0] ?? 0);
  const lead = text.slice(lineStart(text, start), start);
  if (lead.trim() !== '') return notEditable();
  const printed = printedItem(text, { place, value, indent: lead });
  const old = itemRange(text, table, place);
  if (old) return ok(withEdits(text, [{ ...old, text: printed }]));
  return ok(withLine(text, lineAfter(text, contentEnd(table)), printed));
}

interface Filling {
  readonly pair: FoundPair;
  readonly place: EntryPlace;
  readonly value: EntryValue;
}

/** The table is there with nothing in it: `extensions:` or `extensions: {}`. */
function filled(text: string, { pair, place, value }: Filling): Result<string> {
  const end = valueEnd(pair);
  const colon = keyEnd(pair) + text.slice(keyEnd(pair)).indexOf(':') + 1;
  const held = text.slice(colon, Math.max(colon, end)).trim();
  if (!['', '~', 'null', '{}', '[]'].includes(held)) return notEditable();
  const cleared = held === '' ? text : text.slice(0, colon) + text.slice(Math.max(colon, end));
  const indent = `${indentAt(text, keyStart(pair))}  `;
  return ok(
    withLine(cleared, nextLine(cleared, colon), printedItem(text, { place, value, indent })),
  );
}

/** A file that says `{}`: the braces give way to lines. */
function withoutBraces(
  text: string,
  contents: YAMLMap,
  { place, value }: Pick<Item, 'place' | 'value'>,
): Result<string> {
  if (contents.items.length > 0) return notEditable();
  const [from = 0, to = 0] = contents.range ?? [];
  return ok(withTable(text.slice(0, from) + text.slice(to).trimStart(), place, value));
}

function withTable(text: string, place: EntryPlace, value: EntryValue): string {
  const ending = lineEndingOf(text);
  const item = printedItem(text, { place, value, indent: '  ' });
  return withLine(text, text.length, `${place.table[0]}:${ending}${item}`);
}

/** Puts lines at the start of a line, or behind a last line that has no ending. */
function withLine(text: string, at: number, lines: string): string {
  const gap = at > 0 && text[at - 1] !== '\n' ? lineEndingOf(text) : '';
  return text.slice(0, at) + gap + lines + text.slice(at);
}

interface PrintedItem {
  readonly place: EntryPlace;
  readonly value: EntryValue;
  readonly indent: string;
}

function printedItem(text: string, { place, value, indent }: PrintedItem): string {
  const data = place.shape === 'list' ? [{ name: place.name, ...value }] : { [place.name]: value };
  const lines = stringify(data, { lineWidth: 0 }).trimEnd().split('\n');
  const ending = lineEndingOf(text);
  return lines.map((line) => `${indent}${line}${ending}`).join('');
}
