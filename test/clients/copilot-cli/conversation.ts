import type { Conversation } from '../conversation.ts';
import { askCopilotCli, copilotCli } from './client.ts';

export const talkToCopilotCli: Conversation = {
  client: copilotCli,
  settings: () => '{}',
  whenRevoked: /Re-authentication required for MCP server/,
  talk: askCopilotCli,
};
