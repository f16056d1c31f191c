import { type AssistantDefinition, bearer, stdioEntry } from '../definition.ts';

export const geminiCli: AssistantDefinition = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  monogram: 'Ge',
  signs: ['~/.gemini/settings.json', '~/.gemini/trustedFolders.json', '~/.gemini/installation_id'],
  configs: [
    {
      path: '~/.gemini/settings.json',
      format: 'jsonc',
      table: ['mcpServers'],
      header: (connection) => ({ httpUrl: connection.endpoint, headers: bearer(connection) }),
      stdio: (connection) => stdioEntry(connection, 'gemini-cli'),
    },
  ],
  forms: [],
  proxySettings: [{ path: '~/.gemini/settings.json', key: ['proxy'] }],
  restart:
    'Start Gemini CLI again, in a folder that it trusts; `gemini mcp list` shows the server.',
  evidence: 'tried',
};
