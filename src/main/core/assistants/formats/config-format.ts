import type { Result } from '../../../../shared/result.ts';

/** Where an entry stands in a file: the keys down to the servers' table, and its name there. */
export interface EntryPlace {
  readonly table: readonly string[];
  readonly name: string;
  /** `list`: the table is a list whose items carry their name; else it is a map by name. */
  readonly shape: 'map' | 'list';
}

/** The value of an entry: plain data that every format can hold. */
export type EntryValue = Readonly<Record<string, unknown>>;

/**
 * One file format. Texts come without a byte order mark. Edits keep every byte that they need not
 * change. Failures: `config_damaged` with the line at fault, `config_ambiguous`, `config_not_editable`.
 */
export interface ConfigFormat {
  /** The file's data; an empty object for an empty file. */
  read(text: string): Result<Readonly<Record<string, unknown>>>;
  /** Inserts the entry, or replaces it where it stands. */
  set(text: string, place: EntryPlace, value: EntryValue): Result<string>;
  /** Takes the entry out; the text as it is when there is none. */
  remove(text: string, place: EntryPlace): Result<string>;
  /** Takes out the key at the path, which holds nothing any more. */
  removeTable(text: string, path: readonly string[]): Result<string>;
}

export const formatNames = ['json', 'jsonc', 'toml', 'yaml'] as const;
export type FormatName = (typeof formatNames)[number];
