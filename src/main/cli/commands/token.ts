import { numberOption } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { withConductor } from '../conductor.ts';

const DEFAULT_LIFE_SECONDS = 60;

export const token: CliCommand = {
  name: 'token',
  usage: '[--min-life S]',
  options: { 'min-life': { type: 'string' } },
  optionHelp: { 'min-life': 'seconds that the token must still live (default 60)' },
  positionals: { least: 0, most: 0 },
  run: (call) =>
    withConductor(call, { usesServer: true }, async ({ run }) => {
      const { output, words } = call;
      const asked = numberOption(token, words, { name: 'min-life', least: 0, most: 86_400 });
      if (!asked.ok) return output.fail(asked.failure);
      const minLifeSeconds = asked.value ?? DEFAULT_LIFE_SECONDS;
      const fresh = await run('token', { minLifeSeconds, strict: asked.value !== undefined });
      if (!fresh.ok) return output.fail(fresh.failure);
      const { mcpUrl: _, ...printed } = fresh.value;
      const { accessToken, secondsLeft } = printed;
      if (output.isJson) output.json(printed);
      else output.data(accessToken);
      if (secondsLeft < minLifeSeconds)
        output.note(`This token lives ${secondsLeft} more seconds.`);
      return 0;
    }),
};
