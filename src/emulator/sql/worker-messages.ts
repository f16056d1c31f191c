import type { Query, QueryOutcome } from './rows.ts';

/** What the worker is given at its start. */
export interface WorkerSetup {
  readonly cacheFolder: string;
  /** The SQL engine: its file, or its bytes. */
  readonly wasm: string | Uint8Array;
}

export type ToWorker = Query;

export type FromWorker =
  /** The database is open; queries may come. */
  | { readonly kind: 'ready' }
  /** The database cannot be opened or built; no query will be answered. */
  | { readonly kind: 'failed'; readonly message: string }
  /** One per query, in their order. */
  | { readonly kind: 'outcome'; readonly outcome: QueryOutcome };
