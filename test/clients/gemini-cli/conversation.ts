import type { Conversation } from '../conversation.ts';
import { geminiCli, trusting } from './client.ts';

export const talkToGeminiCli: Conversation = {
  client: geminiCli,
  settings: () => JSON.stringify({ security: { auth: { selectedType: 'gemini-api-key' } } }),
  async talk({ machine, bin }, modelOrigin) {
    const ask = ['-m', 'gemini-2.5-flash', '--approval-mode', 'yolo', '-p', 'List the tables'];
    const { text } = await machine.run([bin('gemini'), ...ask], {
      ...trusting,
      GEMINI_API_KEY: 'of-a-test',
      GOOGLE_GEMINI_BASE_URL: modelOrigin,
    });
    return text;
  },
};
