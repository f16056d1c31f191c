/** A piece of a value, in the colour of its kind. */
export interface ValueToken {
  readonly kind: 'name' | 'string' | 'number' | 'word' | 'sign';
  readonly text: string;
}

/** One line of the pop-up that shows a value whole. */
export interface ValueLine {
  readonly depth: number;
  /** Place in a list or name in a map; empty for a plain value. */
  readonly label: string;
  readonly tokens: readonly ValueToken[];
}

export interface WholeValue {
  readonly lines: readonly ValueLine[];
  /** There is more than is drawn; the copy holds it all. */
  readonly isCut: boolean;
}

const MAX_LINES = 400;
const MAX_TEXT = 20_000;
/** What is not longer than this stands in one line, as a record does in a table. */
const ONE_LINE = 72;
const DEEPEST = 12;

/** The lines of a value: short records in one line each, longer ones unfolded. */
export function wholeValue(value: unknown): WholeValue {
  const lines: ValueLine[] = [];
  addContent(lines, value, 0);
  return { lines: lines.slice(0, MAX_LINES), isCut: lines.length > MAX_LINES };
}

function addContent(lines: ValueLine[], value: unknown, depth: number): void {
  if (!isNested(value)) {
    lines.push({ depth, label: '', tokens: [scalarToken(value)] });
    return;
  }
  for (const [label, inner] of Object.entries(value)) {
    if (lines.length > MAX_LINES) return;
    addEntry(lines, { depth, label, value: inner });
  }
}

interface Entry {
  readonly depth: number;
  readonly label: string;
  readonly value: unknown;
}

function addEntry(lines: ValueLine[], { depth, label, value }: Entry): void {
  const tokens = inOneLine(value);
  if (tokens !== null) {
    lines.push({ depth, label, tokens });
    return;
  }
  lines.push({ depth, label, tokens: [sizeToken(value)] });
  if (depth < DEEPEST) addContent(lines, value, depth + 1);
}

/** Tokens of a plain value, or of a record that holds plain values and is short; else null. */
function inOneLine(value: unknown): readonly ValueToken[] | null {
  if (!isNested(value)) return [scalarToken(value)];
  const entries = Object.entries(value);
  if (entries.some(([, inner]) => isNested(inner)) || entries.length > ONE_LINE / 2) return null;
  if (entries.length === 0) return [sizeToken(value)];
  const tokens = entries.flatMap(([name, inner]): ValueToken[] => [
    ...(Array.isArray(value) ? [] : [{ kind: 'name' as const, text: name }]),
    scalarToken(inner),
  ]);
  const length = tokens.reduce((total, { text }) => total + text.length + 1, 0);
  return length > ONE_LINE ? null : tokens;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function scalarToken(value: unknown): ValueToken {
  if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(cut(value)) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return { kind: 'word', text: String(value ?? null) };
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

function sizeToken(value: unknown): ValueToken {
  return { kind: 'sign', text: Array.isArray(value) ? `[${value.length}]` : '{}' };
}
