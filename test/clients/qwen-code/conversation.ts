import type { Conversation } from '../conversation.ts';
import { qwenCode } from './client.ts';

export const talkToQwenCode: Conversation = {
  client: qwenCode,
  settings: () =>
    JSON.stringify({
      security: { auth: { selectedType: 'openai' } },
      // Else the tools hide behind a search that a real model would have to use.
      tools: { toolSearch: { enabled: false } },
    }),
  whenRevoked: /the connection failed.* Do not retry automatically/,
  async talk({ machine, bin }, modelOrigin) {
    const ask = ['--approval-mode', 'yolo', '-p', 'List the tables'];
    const { text } = await machine.run([bin('qwen'), ...ask], {
      OPENAI_API_KEY: 'of-a-test',
      OPENAI_BASE_URL: `${modelOrigin}/v1`,
      OPENAI_MODEL: 'fake',
    });
    return text;
  },
};
