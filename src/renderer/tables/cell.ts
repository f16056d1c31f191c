/** A cell draws no more characters than this. */
export const CELL_LENGTH = 200;

/** What a cell of the grid draws. `isCut` says that the whole value has more to show. */
export type Cell =
  | { readonly kind: 'null' | 'absent' }
  | { readonly kind: 'number' | 'boolean' | 'text'; readonly text: string; readonly isCut: boolean }
  | {
      readonly kind: 'list' | 'map';
      readonly count: number;
      /** The beginning of the content, cut. */
      readonly preview: string;
    };

/** How a value of a row is drawn. */
export function cellOf(value: unknown): Cell {
  if (value === null) return { kind: 'null' };
  if (value === undefined) return { kind: 'absent' };
  if (typeof value === 'number') return { kind: 'number', ...cut(String(value)) };
  if (typeof value === 'boolean') return { kind: 'boolean', ...cut(String(value)) };
  if (typeof value !== 'object') return { kind: 'text', ...cut(String(value)) };
  const inside = preview(insideOf(value));
  if (Array.isArray(value)) return { kind: 'list', count: value.length, preview: inside };
  return { kind: 'map', count: Object.keys(value).length, preview: inside };
}

/** The whole value as it is copied and shown in the pop-up. */
export function wholeText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}

/** The type of a column: what the description says, else what its values are. */
export function typeOfColumn(values: readonly unknown[]): string {
  const kinds = new Set(
    values
      .map((value) => cellOf(value).kind)
      .filter((kind) => kind !== 'null' && kind !== 'absent'),
  );
  const [only] = kinds;
  if (only === undefined || kinds.size > 1) return '';
  return only === 'text' ? 'string' : only;
}

function cut(text: string): { readonly text: string; readonly isCut: boolean } {
  // Twice as many code units hold that many characters, whatever the characters are.
  const characters = Array.from(text.slice(0, 2 * CELL_LENGTH + 2));
  if (characters.length <= CELL_LENGTH) return { text, isCut: false };
  return { text: `${characters.slice(0, CELL_LENGTH - 1).join('')}…`, isCut: true };
}

const PREVIEW_LENGTH = 60;
const PREVIEW_ENTRIES = 4;
const PREVIEW_DEPTH = 2;

function preview(text: string): string {
  return text.slice(0, PREVIEW_LENGTH);
}

/** The first few entries, without walking the rest: a value can be a megabyte. */
function insideOf(value: object, depth = 0): string {
  if (Array.isArray(value)) {
    const first = value.slice(0, PREVIEW_ENTRIES);
    return first.map((inner) => within(inner, depth + 1)).join(', ');
  }
  return Object.entries(value)
    .slice(0, PREVIEW_ENTRIES)
    .map(([name, inner]) => `${preview(name)}: ${within(inner, depth + 1)}`)
    .join(', ');
}

function within(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(preview(value));
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return depth >= PREVIEW_DEPTH ? `${open}…${close}` : `${open} ${insideOf(value, depth)} ${close}`;
}
