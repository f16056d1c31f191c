import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { typedEntry } from '../links.ts';

export const copilotCli: AssistantDefinition = {
  id: 'copilot-cli',
  name: 'Copilot CLI',
  monogram: 'Co',
  signs: ['{COPILOT_HOME:-~/.copilot}'],
  configs: [
    {
      path: '{COPILOT_HOME:-~/.copilot}/mcp-config.json',
      format: 'json',
      table: ['mcpServers'],
      header: (connection) => ({ ...typedEntry(connection), tools: ['*'] }),
      stdio: (connection) => ({
        type: 'local',
        ...stdioEntry(connection, 'copilot-cli'),
        tools: ['*'],
      }),
    },
  ],
  forms: [],
  restart: 'Start Copilot CLI again; `/mcp show` lists the server.',
  evidence: 'tried',
};
