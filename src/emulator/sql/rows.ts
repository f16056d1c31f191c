/** Rows of one statement, already encoded for JSON (contract 11.2, item 35). */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** True when the statement had more rows than were asked for. */
  readonly truncated: boolean;
}

export interface Query {
  /** A statement that passed `prepareStatement`. */
  readonly sql: string;
  readonly maxRows: number;
}

export type QueryOutcome =
  | { readonly kind: 'rows'; readonly rows: Rows }
  /** In SQLite's words; `engineWords` translates. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It ran longer than it may and was ended. */
  | { readonly kind: 'timed-out'; readonly limitMs: number }
  /** The thread died, or the database cannot be opened. */
  | { readonly kind: 'broken'; readonly message: string };
