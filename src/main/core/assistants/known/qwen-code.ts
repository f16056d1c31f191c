import { type AssistantDefinition, bearer, stdioEntry } from '../definition.ts';

export const qwenCode: AssistantDefinition = {
  id: 'qwen-code',
  name: 'Qwen Code',
  monogram: 'Qw',
  signs: ['~/.qwen'],
  configs: [
    {
      path: '~/.qwen/settings.json',
      format: 'jsonc',
      table: ['mcpServers'],
      // `url` would mean the older transport here, whatever its type says.
      header: (connection) => ({ httpUrl: connection.endpoint, headers: bearer(connection) }),
      stdio: (connection) => stdioEntry(connection, 'qwen-code'),
    },
  ],
  forms: [],
  proxySettings: [{ path: '~/.qwen/settings.json', key: ['proxy'] }],
  restart: 'Start Qwen Code again; `qwen mcp list` shows the server as connected.',
  evidence: 'tried',
};
