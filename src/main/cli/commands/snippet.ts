import { assistantIds } from '../../../shared/assistant.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';

export const snippet: CliCommand = {
  name: 'snippet',
  usage: 'ASSISTANT',
  options: {},
  optionHelp: {},
  positionals: { least: 1, most: 1 },
  notes: () => ['Assistants:', `  ${assistantIds.join(' ')}`],
  run: (call) =>
    withConductor(call, { usesServer: false }, async ({ run }) => {
      const { output, words } = call;
      const made = await run('snippet', { assistant: words.positionals[0] ?? '' });
      if (!made.ok) return output.fail(made.failure);
      if (output.isJson) {
        output.json(made.value);
        return 0;
      }
      for (const { title, path, text } of made.value.forms) {
        output.note(path && !title.includes(path) ? `# ${title} (${path})` : `# ${title}`);
        output.data(text);
        output.note('');
      }
      output.note(made.value.restart);
      return 0;
    }),
};
