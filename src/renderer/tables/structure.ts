import type { TableDescription } from '../../shared/table.ts';

export interface KeyColumn {
  readonly name: string;
  /** DynamoDB's letter of its type; empty when the server did not say it. */
  readonly type: string;
}

export interface KeyOrIndex {
  readonly name: string;
  /** "Table" for the primary key; else what the server calls it, such as "GSI". */
  readonly kind: string;
  readonly hash: KeyColumn | null;
  readonly sort: KeyColumn | null;
}

export interface ColumnOfTable {
  readonly name: string;
  readonly type: string;
  /** Null when the server did not say it. */
  readonly nullable: boolean | null;
  readonly keyIn: readonly { readonly index: string; readonly role: 'hash' | 'sort' }[];
}

export interface Structure {
  readonly name: string;
  readonly qualifiedName: string;
  readonly itemCount: number | null;
  readonly physicalName: string | null;
  /** Milliseconds since 1970 when the server last read this; null when it did not say it. */
  readonly readAtMs: number | null;
  readonly keys: readonly KeyOrIndex[];
  readonly columns: readonly ColumnOfTable[];
}

/** What the screen draws of a description. `asked` names the table where the server does not. */
export function structureOf(description: TableDescription, asked: string): Structure {
  const name = description.table_name ?? asked;
  const keys = (description.indexes ?? []).map(keyOrIndex);
  return {
    name,
    qualifiedName: description.qualified_name ?? qualified(description.schema_name, name),
    itemCount: description.item_count ?? null,
    physicalName: textOf(description['physical_table_name']),
    readAtMs: timeOf(description['refreshed_at']),
    keys: [...keys.filter(isPrimary), ...keys.filter((key) => !isPrimary(key))],
    columns: description.columns.map((column) => ({
      name: column.name,
      type: column.type ?? '',
      nullable: column.nullable ?? null,
      keyIn: keys.flatMap((key) => rolesOf(key, column.name)),
    })),
  };
}

/** Milliseconds since 1970 of an ISO date from the server; null when it is none. */
export function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

type Index = NonNullable<TableDescription['indexes']>[number];

function keyOrIndex(index: Index): KeyOrIndex {
  return {
    name: index.name,
    kind: kindOf(index.type ?? ''),
    hash: keyColumn(index.hashKey, index['hashKeyType']),
    sort: keyColumn(index.sortKey, index['sortKeyType']),
  };
}

function kindOf(type: string): string {
  return type.toUpperCase() === 'PRIMARY' ? 'Table' : type;
}

function isPrimary({ kind }: KeyOrIndex): boolean {
  return kind === 'Table';
}

function keyColumn(name: string | undefined, type: unknown): KeyColumn | null {
  return name === undefined ? null : { name, type: textOf(type) ?? '' };
}

function rolesOf({ name, hash, sort }: KeyOrIndex, column: string): ColumnOfTable['keyIn'] {
  if (hash?.name === column) return [{ index: name, role: 'hash' }];
  return sort?.name === column ? [{ index: name, role: 'sort' }] : [];
}

function qualified(schema: string | undefined, table: string): string {
  return schema === undefined ? table : `${schema}.${table}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
