import { assistantIds } from '../../../shared/assistant.ts';
import type { CommandInput, RunCommand } from '../../../shared/commands.ts';
import type { ConnectOutput } from '../../../shared/connecting.ts';
import { personIn } from '../../node/person.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';
import { type Conversation, openConversation } from '../questions.ts';

export const connect: CliCommand = {
  name: 'connect',
  usage: 'ASSISTANT',
  options: {
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    'delete-backup': { type: 'boolean' },
  },
  optionHelp: {
    'dry-run': 'shows the file and what would change in it, and changes nothing',
    yes: 'writes without a question; where there is no terminal to ask on, none is asked',
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
      const asked: Asked = {
        assistant: words.positionals[0] ?? '',
        // The running app may have been started with other variables.
        person: personIn(surroundings.environment),
        dryRun: words.isSet('dry-run'),
        expects: null,
      };
      const asks = surroundings.isInteractive && !output.isJson;
      if (asks && !asked.dryRun && !words.isSet('yes')) {
        return connectIfAgreed(output, run, asked);
      }
      const done = await run('connect', asked);
      if (!done.ok) return output.fail(done.failure);
      if (output.isJson) output.json(done.value);
      else tell(output, done.value);
      return 0;
    }),
};

type Asked = CommandInput<'connect'>;

/** Path and difference first; what was shown is what is written. */
export async function connectIfAgreed(
  output: Output,
  run: RunCommand,
  asked: Asked,
  open: () => Pick<Conversation, 'askAgreement' | 'close'> = openConversation,
): Promise<number> {
  const shown = await run('connect', { ...asked, dryRun: true });
  if (!shown.ok) return output.fail(shown.failure);
  tellChanges(output, shown.value);
  const person = open();
  const isAgreed = await person.askAgreement('Write it? [Y/n] ').finally(() => person.close());
  if (!isAgreed) {
    output.note('Nothing was changed.');
    return 0;
  }
  const done = await run('connect', { ...asked, expects: shown.value.preview });
  if (!done.ok) return output.fail(done.failure);
  const later = done.value.warnings.filter(
    ({ text }) => !shown.value.warnings.some((each) => each.text === text),
  );
  tellOutcome(output, { ...done.value, warnings: later });
  return 0;
}

async function deleteBackup({ output, words }: CommandCall, run: RunCommand): Promise<number> {
  const done = await run('deleteBackup', { assistant: words.positionals[0] ?? '' });
  if (!done.ok) return output.fail(done.failure);
  if (output.isJson) output.json(done.value);
  else if (done.value.deleted.length === 0) output.note('There is no backup.');
  for (const path of output.isJson ? [] : done.value.deleted) output.note(`Deleted: ${path}`);
  return 0;
}

const signs = { same: ' ', added: '+', removed: '-' } as const;

function tell(output: Output, done: ConnectOutput): void {
  tellChanges(output, done);
  tellOutcome(output, { ...done, warnings: [] });
}

function tellChanges({ data, note }: Output, done: ConnectOutput): void {
  for (const { path, variant, diff } of [done, ...done.others]) {
    data(variant ? `${path} (${variant})` : path);
    for (const { kind, line, text } of diff) {
      data(`${String(line).padStart(5)} ${signs[kind]} ${text}`.trimEnd());
    }
  }
  for (const { text } of done.warnings) note(`Note: ${text}`);
}

function tellOutcome({ note }: Output, done: ConnectOutput): void {
  for (const { text } of done.warnings) note(`Note: ${text}`);
  if (done.applied) note(`Connected. ${done.restart}`);
  else if (done.change === 'none') note('The entry is there already, as it should be.');
  else note('Nothing was changed.');
  const files = [done, ...done.others];
  for (const { backup } of files) if (backup) note(`The file as it was: ${backup}`);
  if (files.some(({ backupHoldsSecret }) => backupHoldsSecret)) {
    note(
      `It still holds the old token or secret. Once all is well: \`dynamosql-tray connect ${done.assistant} --delete-backup\`.`,
    );
  }
}
