import { isRecord } from '../../../shared/json.ts';
import { type ConfigPlace, placeOf } from './definition.ts';
import type { EntryPlace } from './formats/config-format.ts';
import { valueAt } from './formats/edit-config.ts';

type Data = Readonly<Record<string, unknown>>;

export interface FoundEntry {
  readonly place: EntryPlace;
  readonly value: unknown;
}

/** What of a file's data says where its entries stand. */
export type Layout = Pick<ConfigPlace, 'table' | 'otherTable' | 'alsoTables' | 'shape'>;

/** The layout that the file has: the other one only where its table is there and is no server itself. */
export function tableIn(data: Data, { table, otherTable }: Layout): readonly string[] {
  const other = otherTable && valueAt(data, otherTable);
  const isTable = isRecord(other) && typeof other['type'] !== 'string';
  return isTable && otherTable ? otherTable : table;
}

/** Every entry of a file's servers, in each layout that its assistant reads. */
export function entriesIn(data: Data, layout: Layout): readonly FoundEntry[] {
  const further = (layout.alsoTables ?? []).flatMap((table) => tablesAt(data, table));
  return [
    ...usualEntries(data, layout),
    ...further.flatMap((table) => entriesOf(data, layout, table)),
  ];
}

/** The tables that a path with `*` leads to. */
function tablesAt(data: Data, path: readonly string[]): readonly (readonly string[])[] {
  const at = path.indexOf('*');
  if (at < 0) return [path];
  const above = path.slice(0, at);
  const held = valueAt(data, above);
  return Object.keys(isRecord(held) ? held : {}).map((key) => [
    ...above,
    key,
    ...path.slice(at + 1),
  ]);
}

function usualEntries(data: Data, layout: Layout): readonly FoundEntry[] {
  const inUse = tableIn(data, layout);
  const usual = entriesOf(data, layout, layout.table);
  if (inUse === layout.table) return usual;
  // The other table lies within the usual one, where it would look like an entry that holds everything.
  const isTable = ({ place }: FoundEntry) =>
    [...place.table, place.name].join('\n') === inUse.join('\n');
  return [...usual.filter((entry) => !isTable(entry)), ...entriesOf(data, layout, inUse)];
}

function entriesOf(data: Data, layout: Layout, table: readonly string[]): readonly FoundEntry[] {
  const held = valueAt(data, table);
  const named = Array.isArray(held)
    ? held.filter(isRecord).map((item) => [String(item['name']), item] as const)
    : Object.entries(isRecord(held) ? held : {});
  return named
    .filter(([, value]) => isRecord(value))
    .map(([name, value]) => ({ place: { ...placeOf(layout, name), table }, value }));
}
