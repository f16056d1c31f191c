import type { AssistantRow, OldEntry } from '../../../shared/connecting.ts';
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

const reasons: Readonly<Record<OldEntry['reason'], string>> = {
  'pasted-token': 'holds a pasted token or secret',
  'client-secret': 'holds a pasted token or secret',
  direct: 'goes to the server directly',
};

/** The file of another build; that of the row stands in its line. */
function whereOf({ path, variant }: OldEntry, row: AssistantRow): string {
  if (path === row.path) return '';
  return variant === null ? ` in ${path}` : ` in ${path} (${variant})`;
}

/** What the person should do about this assistant. */
function remarksOn(row: AssistantRow): readonly string[] {
  const { id, name, state, oldEntries, problem, restart } = row;
  const again = `run \`dynamosql-tray connect ${id}\``;
  return [
    ...(state === 'waiting' ? [`${name}: ${restart}`] : []),
    ...(state === 'key-revoked' || state === 'address-changed' ? [`${name}: ${again} again.`] : []),
    ...oldEntries.map((old) => {
      const what = reasons[old.reason];
      return `${name}: its entry "${old.name}"${whereOf(old, row)} ${what}; to replace it, ${again}.`;
    }),
    ...(problem ? [`${name}: ${problem.cause}`] : []),
  ];
}
