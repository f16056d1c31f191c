import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assistantIds } from '../../../shared/assistant.ts';
import type { RunCommand } from '../../../shared/commands.ts';
import { failure } from '../../../shared/failure.ts';
import { codeOf } from '../../node/system-error.ts';
import { usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { withConductor } from '../conductor.ts';

export const snippet: CliCommand = {
  name: 'snippet',
  usage: 'ASSISTANT',
  options: { bundle: { type: 'string' } },
  optionHelp: {
    bundle: 'writes an extension for Claude Desktop into this file instead; open it to install it',
  },
  positionals: { least: 1, most: 1 },
  notes: () => ['Assistants:', `  ${assistantIds.join(' ')}`],
  run: (call) =>
    withConductor(call, { usesServer: false }, async ({ run }) => {
      const { output, words } = call;
      const bundle = words.text('bundle');
      if (bundle !== undefined) return writeBundle(call, run, bundle);
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

async function writeBundle({ output, words }: CommandCall, run: RunCommand, path: string) {
  if (words.positionals[0] !== 'claude-desktop') {
    return output.fail(usageOf(snippet, 'Only claude-desktop takes an extension.'));
  }
  const made = await run('bundle', {});
  if (!made.ok) return output.fail(made.failure);
  try {
    writeFileSync(path, Buffer.from(made.value.base64, 'base64'));
  } catch (error) {
    const cause = `${path} cannot be written (${codeOf(error)}).`;
    return output.fail(failure('file_not_written', { cause }));
  }
  if (output.isJson) output.json({ path: resolve(path) });
  else output.note(`Open ${path} with Claude Desktop to install it.`);
  return 0;
}
