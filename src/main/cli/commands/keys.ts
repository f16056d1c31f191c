import type { CommandOutput } from '../../../shared/commands.ts';
import { personIn } from '../../node/person.ts';
import { usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { type Conductor, withConductor } from '../conductor.ts';
import { textTable } from '../text-table.ts';

export const keys: CliCommand = {
  name: 'keys',
  usage: '[revoke ASSISTANT | reset ASSISTANT]',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 2 },
  run: (call) =>
    withConductor(call, { usesServer: false }, (conductor) => {
      const [act, assistant] = call.words.positionals;
      if (act === undefined) return list(call, conductor);
      const change = changes.get(act);
      if (change && assistant !== undefined) return change(call, { conductor, assistant });
      return Promise.resolve(
        call.output.fail(
          usageOf(keys, `"${act}" needs an assistant, or is no word of this command.`),
        ),
      );
    }),
};

async function list({ output }: CommandCall, { run }: Conductor): Promise<number> {
  const found = await run('keys', {});
  if (!found.ok) return output.fail(found.failure);
  if (output.isJson) output.json(found.value);
  else if (found.value.keys.length === 0) output.note('No assistant has a key yet.');
  else {
    const columns = [{ title: 'ASSISTANT' }, { title: 'KEY' }, { title: 'SINCE' }];
    output.data(
      textTable(
        columns,
        found.value.keys.map(({ assistant, key, createdAt }) => [assistant, key, createdAt]),
      ),
    );
  }
  return 0;
}

interface Asked {
  readonly conductor: Conductor;
  readonly assistant: string;
}

const changes: ReadonlyMap<string, (call: CommandCall, asked: Asked) => Promise<number>> = new Map([
  ['revoke', revoke],
  ['reset', reset],
]);

/** The old key ends at once; the assistant's entry has the new one when this is done. */
async function reset(
  { output, surroundings }: CommandCall,
  { conductor, assistant }: Asked,
): Promise<number> {
  const person = personIn(surroundings.environment);
  const done = await conductor.run('resetKey', { assistant, person });
  if (!done.ok) return output.fail(done.failure);
  if (output.isJson) {
    output.json(done.value);
    return 0;
  }
  output.note(resetText(done.value));
  for (const { text } of done.value.warnings) output.note(`Note: ${text}`);
  return 0;
}

/** An entry that starts our bridge holds no key, so its file is as it was. */
export function resetText({ assistant, path, way, restart }: CommandOutput<'resetKey'>): string {
  const done = `${assistant} has a new key`;
  if (path === null) return `${done}. Paste it: \`dynamosql-tray snippet ${assistant}\`.`;
  return way === 'stdio' ? `${done}. ${restart}` : `${done}, and ${path} holds it. ${restart}`;
}

async function revoke({ output }: CommandCall, asked: Asked): Promise<number> {
  const done = await asked.conductor.run('revoke', { assistant: asked.assistant });
  if (!done.ok) return output.fail(done.failure);
  if (output.isJson) output.json(done.value);
  else
    output.note(
      done.value.revoked
        ? `The key of ${asked.assistant} is revoked.`
        : `${asked.assistant} had no key.`,
    );
  return 0;
}
