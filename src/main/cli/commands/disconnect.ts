import { backupsLeft, type Disconnected } from '../../../shared/connecting.ts';
import { personIn } from '../../node/person.ts';
import { usageOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';
import type { Output } from '../output.ts';

export const disconnect: CliCommand = {
  name: 'disconnect',
  usage: 'ASSISTANT | --all',
  options: { all: { type: 'boolean' } },
  optionHelp: { all: 'every assistant that was connected or has a key' },
  positionals: { least: 0, most: 1 },
  async run(call) {
    const { output, words, surroundings } = call;
    const [assistant = null] = words.positionals;
    if ((assistant === null) !== words.isSet('all')) {
      return output.fail(usageOf(disconnect, 'Either one assistant or --all is needed.'));
    }
    return withConductor(call, { usesServer: false }, async ({ run }) => {
      const person = personIn(surroundings.environment);
      const done = await run('disconnect', { assistant, person });
      if (!done.ok) return output.fail(done.failure);
      const { disconnected } = done.value;
      if (output.isJson) output.json(done.value);
      else tell(output, disconnected);
      return disconnected.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
    });
  },
};

const words: Readonly<Record<Disconnected['outcome'], string>> = {
  restored: 'is byte for byte as it was found',
  deleted: 'was ours alone and is deleted',
  'entry-removed': 'was changed since, so only our entry is taken out',
  'not-there': 'holds no entry of ours any more',
  refused: 'could not be changed',
};

function tell({ data, note }: Output, disconnected: readonly Disconnected[]): void {
  if (disconnected.length === 0) note('Nothing was connected.');
  for (const { assistant, path, outcome, cause, keyRevoked, ...left } of disconnected) {
    if (path) data(`${assistant}: ${path} ${words[outcome]}.${cause ? ` ${cause}` : ''}`);
    if (keyRevoked) note(`The key of ${assistant} is revoked.`);
    for (const backup of backupsLeft(left)) note(`The file as it was before: ${backup}`);
  }
}
