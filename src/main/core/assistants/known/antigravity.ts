import { type AssistantDefinition, bearer, type ConfigPlace, stdioEntry } from '../definition.ts';

const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['mcpServers'],
  header: (connection) => ({ serverUrl: connection.endpoint, headers: bearer(connection) }),
  stdio: (connection) => stdioEntry(connection, 'antigravity'),
};

export const antigravity: AssistantDefinition = {
  id: 'antigravity',
  name: 'Antigravity',
  monogram: 'Ag',
  signs: ['~/.gemini/config', '~/.gemini/antigravity', { darwin: '/Applications/Antigravity.app' }],
  configs: [
    { ...config, path: '~/.gemini/config/mcp_config.json' },
    {
      ...config,
      variant: 'builds of late 2025',
      onlyWhereFound: true,
      path: '~/.gemini/antigravity/mcp_config.json',
    },
  ],
  forms: [],
  restart:
    'In Antigravity open "Manage MCP servers" and refresh; `agy` reads the file when it starts.',
  evidence: 'reported',
};
