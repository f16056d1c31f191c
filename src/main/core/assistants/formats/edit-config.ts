import { recordOf } from '../../../../shared/json.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ConfigFormat, EntryPlace, EntryValue, FormatName } from './config-format.ts';
import { createJsonFormat } from './json-format.ts';
import { BYTE_ORDER_MARK, notEditable } from './text-lines.ts';
import { tomlFormat } from './toml-format.ts';
import { yamlFormat } from './yaml-format.ts';

const formats: Readonly<Record<FormatName, ConfigFormat>> = {
  json: createJsonFormat('json'),
  jsonc: createJsonFormat('jsonc'),
  toml: tomlFormat,
  yaml: yamlFormat,
};

type Data = Readonly<Record<string, unknown>>;

/** The data of a configuration file. Failure: `config_damaged` with the line at fault. */
export function readConfig(format: FormatName, text: string): Result<Data> {
  return formats[format].read(withoutMark(text));
}

interface Edit {
  readonly format: FormatName;
  readonly place: EntryPlace;
}

/** The text with the entry in it. What it says of everything else is compared, and must not differ. */
export function withEntry(text: string, edit: Edit, value: EntryValue): Result<string> {
  const made = edited(text, edit, (format, body) => format.set(body, edit.place, value));
  const data = made.ok ? readConfig(edit.format, made.value) : made;
  if (!data.ok) return data;
  const isThere = sameData(entryAt(data.value, edit.place), value);
  return isThere ? made : notEditable();
}

/** The text without the entry; the same text where there is none. */
export function withoutEntry(text: string, edit: Edit): Result<string> {
  return edited(text, edit, (format, body) => format.remove(body, edit.place));
}

/** Takes a table out that holds nothing any more; the text as it is when it holds something. */
export function withoutEmptyTable(
  text: string,
  format: FormatName,
  path: readonly string[],
): Result<string> {
  const data = readConfig(format, text);
  if (!data.ok) return data;
  const holds = (value: unknown): boolean =>
    value !== null &&
    value !== undefined &&
    (typeof value !== 'object' || Object.values(value).some(holds));
  const held = valueAt(data.value, path);
  if (path.length === 0 || held === undefined || holds(held)) return ok(text);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const removed = formats[format].removeTable(withoutMark(text), path);
  return removed.ok ? ok(mark + removed.value) : removed;
}

/** The highest part of the path that the file does not have yet; undefined when all of it is there. */
export function missingTable(data: Data, path: readonly string[]): readonly string[] | undefined {
  const length = path.findIndex((_, at) => valueAt(data, path.slice(0, at + 1)) === undefined);
  return length < 0 ? undefined : path.slice(0, length + 1);
}

export function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((held, key) => {
    const record = recordOf(held);
    return Object.hasOwn(record, key) ? record[key] : undefined;
  }, data);
}

/** The entry at its place; of a list without its name, which stands in the place already. */
function entryAt(data: Data, { table, name, shape }: EntryPlace): unknown {
  const held = valueAt(data, table);
  if (shape === 'map') return valueAt(held, [name]);
  const item = Array.isArray(held) ? held.find((each) => recordOf(each)['name'] === name) : {};
  return Object.fromEntries(Object.entries(recordOf(item)).filter(([key]) => key !== 'name'));
}

function sameData(left: unknown, right: unknown): boolean {
  return JSON.stringify(comparable(left)) === JSON.stringify(comparable(right));
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function edited(
  text: string,
  { format: name, place }: Edit,
  act: (format: ConfigFormat, body: string) => Result<string>,
): Result<string> {
  const body = withoutMark(text);
  const before = formats[name].read(body);
  if (!before.ok) return before;
  const made = act(formats[name], body);
  if (!made.ok) return made;
  const after = formats[name].read(made.value);
  if (!after.ok || rest(after.value, place) !== rest(before.value, place)) return notEditable();
  return ok((text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '') + made.value);
}

/** Everything that the file says but for the entry, in one comparable text. */
function rest(data: Data, { table, name, shape }: EntryPlace): string {
  return JSON.stringify(
    without(data, table, (held) => {
      if (shape === 'list') {
        return Array.isArray(held) ? held.filter((item) => recordOf(item)['name'] !== name) : [];
      }
      return Object.fromEntries(Object.entries(recordOf(held)).filter(([key]) => key !== name));
    }),
  );
}

/** The data with what stands at the path changed, and keys in one order. An empty table is none. */
function without(
  data: unknown,
  path: readonly string[],
  change: (held: unknown) => unknown,
): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) {
    const changed = change(data);
    return Object.keys(recordOf(changed)).length === 0 &&
      !(Array.isArray(changed) && changed.length > 0)
      ? undefined
      : comparable(changed);
  }
  const record = recordOf(data);
  const inner = without(record[key], deeper, change);
  const others = Object.entries(record).filter(([other]) => other !== key);
  const all = inner === undefined ? others : [...others, [key, inner] as const];
  if (all.length === 0) return undefined;
  return comparable(Object.fromEntries(all));
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === 'bigint' || typeof value === 'number') return `number ${value}`;
  if (value instanceof Date) return `date ${String(value)}`;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, held]) => [key, comparable(held)]);
}
