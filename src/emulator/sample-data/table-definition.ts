/** Column types of `describe_table`; their names are assumed (contract 11.2, item 30). */
export type ColumnType = 'string' | 'number' | 'boolean' | 'binary' | 'list' | 'map' | 'set';

interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** True when some items lack the attribute. */
  readonly nullable: boolean;
}

/** A DynamoDB key schema, in the field names of `describe_table` (contract 5.2). */
export interface IndexDefinition {
  readonly name: string;
  readonly type: 'PRIMARY' | 'GSI' | 'LSI';
  readonly hashKey: string;
  readonly hashKeyType: KeyType;
  readonly sortKey?: string;
  readonly sortKeyType?: KeyType;
}
type KeyType = 'S' | 'N' | 'B';

/** One attribute's value before it is stored; lists, maps and sets are plain JSON, absent is null. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly unknown[]
  | { readonly [key: string]: unknown };

export interface TableDefinition {
  readonly name: string;
  /** The DynamoDB table that is really read. */
  readonly physicalName: string;
  readonly columns: readonly ColumnDefinition[];
  readonly indexes: readonly IndexDefinition[];
  readonly itemCount: number;
  /** The row with this number, from 0. The same number always gives the same row. */
  rowAt(number: number): readonly Cell[];
}

export interface SchemaDefinition {
  readonly name: string;
  readonly tables: readonly TableDefinition[];
}

/** Columns in short: "name type", with a `?` after the type when items may lack it. */
export function columns(...texts: readonly string[]): readonly ColumnDefinition[] {
  return texts.map((text) => {
    const split = text.lastIndexOf(' ');
    const type = text.slice(split + 1);
    return {
      name: text.slice(0, split),
      type: type.replace('?', '') as ColumnType,
      nullable: type.endsWith('?'),
    };
  });
}

/** Indexes in short: "HASH:S" or "HASH:S SORT:N"; names may hold spaces, never colons. */
export function primaryKey(hash: string, sort?: string): IndexDefinition {
  return { name: 'PRIMARY', type: 'PRIMARY', ...keys(hash, sort) };
}

export function globalIndex(name: string, hash: string, sort?: string): IndexDefinition {
  return { name, type: 'GSI', ...keys(hash, sort) };
}

export function localIndex(name: string, hash: string, sort: string): IndexDefinition {
  return { name, type: 'LSI', ...keys(hash, sort) };
}

function keys(hash: string, sort?: string): Omit<IndexDefinition, 'name' | 'type'> {
  const [hashKey, hashKeyType] = key(hash);
  if (sort === undefined) return { hashKey, hashKeyType };
  const [sortKey, sortKeyType] = key(sort);
  return { hashKey, hashKeyType, sortKey, sortKeyType };
}

function key(text: string): readonly [string, KeyType] {
  const [name = '', type] = text.split(':');
  return [name, type as KeyType];
}
