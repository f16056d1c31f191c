import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import { textTable } from '../text-table.ts';

export const assistants: CliCommand = {
  name: 'assistants',
  usage: '',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: false }, async ({ run }) => {
      const { output } = call;
      const found = await run('assistants', {});
      if (!found.ok) return output.fail(found.failure);
      if (output.isJson) output.json(found.value);
      else if (found.value.assistants.length === 0)
        output.note('No assistant has called since the app started.');
      else {
        const columns = [
          { title: 'ASSISTANT' },
          { title: 'LAST SEEN' },
          { title: 'CALLS TODAY', right: true },
          { title: 'LAST ERROR' },
        ];
        const rows = found.value.assistants.map(({ name, lastSeen, callsToday, lastError }) => [
          name,
          lastSeen,
          callsToday,
          lastError,
        ]);
        output.data(textTable(columns, rows));
      }
      return 0;
    }),
};
