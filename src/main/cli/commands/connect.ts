import { assistantIds } from '../../../shared/assistant.ts';
import type { RunCommand } from '../../../shared/commands.ts';
import type { ConnectOutput } from '../../../shared/connecting.ts';
import { personIn } from '../../node/person.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';

export const connect: CliCommand = {
  name: 'connect',
  usage: 'ASSISTANT',
  options: { 'dry-run': { type: 'boolean' }, 'delete-backup': { type: 'boolean' } },
  optionHelp: {
    'dry-run': 'shows the file and what would change in it, and changes nothing',
    'delete-backup': 'only deletes the file as it was, which may hold an old token',
  },
  positionals: { least: 1, most: 1 },
  notes: () => [
    'Assistants:',
    `  ${assistantIds.join(' ')}`,
    'An assistant inside WSL is connected by this command in there: its entry then starts the',
    'command of Windows, where the app runs.',
  ],
  run: (call) =>
    withConductor(call, { usesServer: false }, async ({ run }) => {
      const { output, words, surroundings } = call;
      if (words.isSet('delete-backup')) return deleteBackup(call, run);
      const done = await run('connect', {
        assistant: words.positionals[0] ?? '',
        // The running app may have been started with other variables.
        person: personIn(surroundings.environment),
        dryRun: words.isSet('dry-run'),
        expects: null,
      });
      if (!done.ok) return output.fail(done.failure);
      if (output.isJson) output.json(done.value);
      else tell(output, done.value);
      return 0;
    }),
};

async function deleteBackup({ output, words }: CommandCall, run: RunCommand): Promise<number> {
  const done = await run('deleteBackup', { assistant: words.positionals[0] ?? '' });
  if (!done.ok) return output.fail(done.failure);
  if (output.isJson) output.json(done.value);
  else if (done.value.deleted.length === 0) output.note('There is no backup.');
  for (const path of output.isJson ? [] : done.value.deleted) output.note(`Deleted: ${path}`);
  return 0;
}

const signs = { same: ' ', added: '+', removed: '-' } as const;

function tell({ data, note }: Output, done: ConnectOutput): void {
  data(done.variant ? `${done.path} (${done.variant})` : done.path);
  for (const { kind, line, text } of done.diff) {
    data(`${String(line).padStart(5)} ${signs[kind]} ${text}`.trimEnd());
  }
  for (const { text } of done.warnings) note(`Note: ${text}`);
  if (done.change === 'none') note('The entry is there already, as it should be.');
  else if (done.applied) note(`Connected. ${done.restart}`);
  else note('Nothing was changed.');
  if (done.backup) note(`The file as it was: ${done.backup}`);
  if (done.backupHoldsSecret) {
    note(
      `It still holds the old token or secret. Once all is well: \`dynamosql-tray connect ${done.assistant} --delete-backup\`.`,
    );
  }
}
