import type { Conversation } from '../conversation.ts';
import { claudeCode, quiet } from './client.ts';

export const talkToClaudeCode: Conversation = {
  client: claudeCode,
  settings: () => '{}',
  whenRevoked: /rejected the Authorization header in its config/,
  async talk({ machine, bin }, modelOrigin) {
    const allowed = ['--allowedTools', 'mcp__dynamosql__list_tables'];
    const ask = ['-p', 'List the tables', '--model', 'claude-opus-5-5', ...allowed];
    const { text } = await machine.run([bin('claude'), ...ask], {
      ...quiet,
      ANTHROPIC_BASE_URL: modelOrigin,
      ANTHROPIC_API_KEY: 'sk-ant-of-a-test',
      // Else the tools hide behind a search that a real model would have to use.
      ENABLE_TOOL_SEARCH: 'false',
    });
    return text;
  },
};
