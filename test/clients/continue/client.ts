import { withFakeModel } from '../fake-model/fake-model.ts';
import type { ClientRun, RealClient } from '../real-client.ts';

const configFile = '.continue/config.yaml';

/** A configuration without its servers. */
export function continueWithModel(modelOrigin: string): string {
  return [
    'name: mine',
    'version: 1.0.0',
    'schema: v1',
    'models:',
    '  - name: loop',
    '    provider: openai',
    '    model: gpt-4o',
    `    apiBase: ${modelOrigin}/v1`,
    '    apiKey: of-a-test',
    '    capabilities: [tool_use]',
    '',
  ].join('\n');
}

export async function askContinue({ machine, bin }: ClientRun, file: string): Promise<string> {
  const ask = ['--config', `${machine.home}/${file}`, '--auto', '-p', 'List the tables'];
  return (await machine.run([bin('cn'), ...ask])).text;
}

/** It shows nothing of its servers but what its model makes of them. */
export const continueDev: RealClient = {
  id: 'continue',
  assistant: 'continue',
  configFile,
  introducesItselfAs: 'continue-cli-client',
  look: (run) =>
    withFakeModel((modelOrigin) => {
      const withModel = `${continueWithModel(modelOrigin)}${run.machine.read(configFile)}`;
      run.machine.write('with-model.yaml', withModel);
      return askContinue(run, 'with-model.yaml');
    }),
  connected: /The tool gave: .*customers/,
  refused: /MCP server\(s\) failed to load:\\ndynamosql: /,
  quotesUs: true,
};
