import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import { textTable } from '../text-table.ts';

export const sql: CliCommand = {
  name: 'sql',
  usage: "'SELECT …'",
  options: {},
  optionHelp: {},
  positionals: { least: 1, most: 1 },
  run: (call) =>
    withConductor(call, { usesServer: true }, async ({ run }) => {
      const { output, words } = call;
      const found = await run('sql', { sql: words.positionals[0] ?? '' });
      if (!found.ok) return output.fail(found.failure);
      const { columns, rows, truncated } = found.value;
      if (output.isJson) output.json(found.value);
      else {
        const titles = columns.map((title, at) => ({
          title,
          right: rows.every((row) => isNumber(row[at])) && rows.length > 0,
        }));
        output.data(
          textTable(
            titles,
            rows.map((row) => row.map(shownValue)),
          ),
        );
        output.note(
          `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${truncated ? '; more exist' : ''}`,
        );
      }
      return 0;
    }),
};

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function shownValue(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
