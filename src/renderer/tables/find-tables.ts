import type { TableList } from '../../shared/table.ts';

export type ListedTable = TableList['tables'][number];

/** Tables whose name holds the text, those that begin with it first; all of them without a text. */
export function findTables(tables: readonly ListedTable[], text: string): readonly ListedTable[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return tables;
  const holding = tables.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: ListedTable) => name.toLowerCase().startsWith(wanted);
  return [...holding.filter(begins), ...holding.filter((table) => !begins(table))];
}
