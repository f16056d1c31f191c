import type { CliCommand } from './command.ts';
import type { CommandRow } from './command-rows.ts';

const WIDTH = 14;

export function generalHelp(commands: readonly CommandRow[]): string {
  return [
    'One local address that gives every AI assistant on this computer DynamoSQL.',
    '',
    'Usage: dynamosql-tray COMMAND [--json] [--help]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(WIDTH)}${summary}`),
    '',
    'Every command takes --json for scripts, and --demo to mean the demo beside the real one.',
  ].join('\n');
}

export async function helpFor({ name, summary }: CommandRow, command: CliCommand): Promise<string> {
  const { usage, options, optionHelp, notes } = command;
  const lines = Object.entries({ ...optionHelp, json: 'prints JSON for scripts' }).map(
    ([option, text]) => {
      const value = options[option]?.type === 'string' ? ' …' : '';
      return `  ${`--${option}${value}`.padEnd(WIDTH + 6)}${text}`;
    },
  );
  return [
    `Usage: dynamosql-tray ${name} ${usage}`.trimEnd(),
    '',
    `It ${summary}.`,
    '',
    ...lines,
    ...((await notes?.()) ?? []),
  ].join('\n');
}
