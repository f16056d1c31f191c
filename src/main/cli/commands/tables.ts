import type { TableList } from '../../../shared/table.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

export const tables: CliCommand = {
  name: 'tables',
  usage: '[SCHEMA]',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 1 },
  run: (call) =>
    withConductor(call, { usesServer: true }, async ({ run }) => {
      const { output, words } = call;
      const found = await run('tables', { schema: words.positionals[0] ?? null });
      if (!found.ok) return output.fail(found.failure);
      if (output.isJson) output.json(found.value);
      else tellTables(output, found.value);
      return 0;
    }),
};

export function tellTables({ data, note }: Output, list: TableList): void {
  const columns = [{ title: 'TABLE' }, { title: 'ITEMS', right: true }, { title: 'READ AT' }];
  const rows = list.tables.map(({ name, qualified_name, item_count, refreshed_at }) => [
    qualified_name ?? name,
    item_count,
    refreshed_at,
  ]);
  data(textTable(columns, rows));
  if (list.truncated)
    note(`These are the first ${list.tables.length}; the others are found by name in SQL.`);
}
