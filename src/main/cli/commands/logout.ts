import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';

export const logout: CliCommand = {
  name: 'logout',
  usage: '',
  options: {},
  optionHelp: {},
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: false, opensKeychain: true }, async ({ run }) => {
      const done = await run('logout', {});
      if (!done.ok) return call.output.fail(done.failure);
      if (call.output.isJson) call.output.json(done.value);
      else
        call.output.note(
          done.value.deleted ? 'The credentials are deleted.' : 'There were no stored credentials.',
        );
      return 0;
    }),
};
