import type { Conversation } from '../conversation.ts';
import { opencode, quiet } from './client.ts';

export const talkToOpencode: Conversation = {
  client: opencode,
  settings: (modelOrigin) =>
    JSON.stringify({
      provider: {
        loop: {
          npm: '@ai-sdk/openai-compatible',
          options: { baseURL: `${modelOrigin}/v1`, apiKey: 'of-a-test' },
          models: { fake: {} },
        },
      },
      model: 'loop/fake',
      permission: 'allow',
    }),
  async talk({ machine, bin }) {
    return (await machine.run([bin('opencode'), 'run', 'List the tables'], quiet)).text;
  },
};
