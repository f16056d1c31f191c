import { createStore } from '../store.ts';

/** What is read and which table is open: stays while the person looks at other screens. */
export interface TablesPlace {
  /** Null is the tenant's default schema. */
  readonly schema: string | null;
  readonly table: string | null;
}

export const tablesPlace = createStore<TablesPlace>({ schema: null, table: null });
