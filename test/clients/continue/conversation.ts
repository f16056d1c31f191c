import type { Conversation } from '../conversation.ts';
import type { RealClient } from '../real-client.ts';

/** It shows nothing of its servers but what its model makes of them. */
const continueDev: Pick<RealClient, 'id' | 'assistant' | 'configFile'> = {
  id: 'continue',
  assistant: 'continue',
  configFile: '.continue/config.yaml',
};

export const talkToContinue: Conversation = {
  client: continueDev,
  settings: (modelOrigin) =>
    [
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
    ].join('\n'),
  async talk({ machine, bin }) {
    const config = `${machine.home}/${continueDev.configFile}`;
    const ask = ['--config', config, '--auto', '-p', 'List the tables'];
    return (await machine.run([bin('cn'), ...ask])).text;
  },
};
