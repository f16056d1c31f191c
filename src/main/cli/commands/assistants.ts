import type { AssistantRow } from '../../../shared/connecting.ts';
import { personIn } from '../../node/person.ts';
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
      const { output, surroundings } = call;
      const found = await run('assistants', { person: personIn(surroundings.environment) });
      if (!found.ok) return output.fail(found.failure);
      if (output.isJson) {
        output.json(found.value);
        return 0;
      }
      const here = found.value.assistants.filter(
        ({ found: isFound, hasKey, lastSeen }) => isFound || hasKey || lastSeen !== null,
      );
      if (here.length === 0) output.note('No assistant was found on this computer.');
      else output.data(textTable([...columns], here.map(rowOf)));
      for (const row of here) for (const line of remarksOn(row)) output.note(line);
      return 0;
    }),
};

const columns = [
  { title: 'ID' },
  { title: 'ASSISTANT' },
  { title: 'STATE' },
  { title: 'FILE' },
  { title: 'LAST SEEN' },
  { title: 'CALLS TODAY', right: true },
  { title: 'LAST ERROR' },
] as const;

const states: Readonly<Record<AssistantRow['state'], string>> = {
  none: 'not connected',
  waiting: 'waiting for its first call',
  seen: 'connected',
  'key-revoked': 'its key is not accepted',
  'address-changed': 'its address has changed',
};

function rowOf({ id, name, state, path, lastSeen, callsToday, lastError }: AssistantRow) {
  return [id, name, states[state], path, lastSeen, callsToday, lastError];
}

/** What the person should do about this assistant. */
function remarksOn(row: AssistantRow): readonly string[] {
  const { id, name, state, oldEntries, problem, restart } = row;
  const again = `run \`dynamosql-tray connect ${id}\``;
  return [
    ...(state === 'waiting' ? [`${name}: ${restart}`] : []),
    ...(state === 'key-revoked' || state === 'address-changed' ? [`${name}: ${again} again.`] : []),
    ...oldEntries.map(({ name: entry, reason }) =>
      reason === 'direct'
        ? `${name}: its entry "${entry}" goes to the server directly; to replace it, ${again}.`
        : `${name}: its entry "${entry}" holds a pasted token or secret; to replace it, ${again}.`,
    ),
    ...(problem ? [`${name}: ${problem.cause}`] : []),
  ];
}
