import type { TableDescription } from '../../../shared/table.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

export const describe: CliCommand = {
  name: 'describe',
  usage: '[SCHEMA.]TABLE',
  options: {},
  optionHelp: {},
  positionals: { least: 1, most: 1 },
  run: (call) =>
    withConductor(call, { usesServer: true }, async ({ run }) => {
      const { output, words } = call;
      const found = await run('describe', splitName(words.positionals[0] ?? ''));
      if (!found.ok) return output.fail(found.failure);
      if (output.isJson) output.json(found.value);
      else tell(output, found.value);
      return 0;
    }),
};

function splitName(name: string): { readonly table: string; readonly schema: string | null } {
  const at = name.indexOf('.');
  return at > 0
    ? { schema: name.slice(0, at), table: name.slice(at + 1) }
    : { schema: null, table: name };
}

function tell({ data }: Output, found: TableDescription): void {
  const columns = [{ title: 'COLUMN' }, { title: 'TYPE' }, { title: 'NULL' }];
  data(
    textTable(
      columns,
      found.columns.map(({ name, type, nullable }) => [name, type, nullable ? 'yes' : 'no']),
    ),
  );
  if (!found.indexes?.length) return;
  data('');
  const indexColumns = [
    { title: 'INDEX' },
    { title: 'TYPE' },
    { title: 'HASH KEY' },
    { title: 'SORT KEY' },
  ];
  data(
    textTable(
      indexColumns,
      found.indexes.map(({ name, type, hashKey, sortKey }) => [name, type, hashKey, sortKey]),
    ),
  );
}
