import { withFakeModel } from '../fake-model/fake-model.ts';
import type { ClientRun, RealClient } from '../real-client.ts';

const quiet = { CLINE_NO_AUTO_UPDATE: '1' };

/** Its list of servers is a screen to look at; a prompt connects. */
export async function askCline({ machine, bin }: ClientRun, modelOrigin: string): Promise<string> {
  // Else it calls home at every start, and waits for that at every end.
  machine.write('.cline/data/settings/global-settings.json', '{"telemetryOptOut":true}');
  const model = ['openai-compatible', '-m', 'fake', '-k', 'of-a-test'];
  await machine.run([bin('cline'), 'auth', ...model, '-b', `${modelOrigin}/v1`], quiet);
  const ask = ['-P', ...model, '-t', '60', 'List the tables'];
  return (await machine.run([bin('cline'), ...ask], quiet)).text;
}

export const cline: RealClient = {
  id: 'cline',
  assistant: 'cline',
  configFile: '.cline/data/settings/cline_mcp_settings.json',
  introducesItselfAs: '@cline/core',
  look: (run) => withFakeModel((modelOrigin) => askCline(run, modelOrigin)),
  connected: /The tool gave: .*customers/,
  refused: /There is no such tool/,
};
