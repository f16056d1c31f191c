import { usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { type Conductor, withConductor } from '../conductor.ts';
import { textTable } from '../text-table.ts';

export const keys: CliCommand = {
  name: 'keys',
  usage: '[revoke ASSISTANT]',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 2 },
  run: (call) =>
    withConductor(call, { usesServer: false }, (conductor) => {
      const [act, assistant] = call.words.positionals;
      if (act === undefined) return list(call, conductor);
      if (act === 'revoke' && assistant !== undefined)
        return revoke(call, { conductor, assistant });
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

async function revoke(
  { output }: CommandCall,
  asked: { readonly conductor: Conductor; readonly assistant: string },
): Promise<number> {
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
