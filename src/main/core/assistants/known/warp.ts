import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { urlEntry } from '../links.ts';

export const warp: AssistantDefinition = {
  id: 'warp',
  name: 'Warp',
  monogram: 'Wp',
  signs: ['~/.warp', { darwin: '/Applications/Warp.app' }],
  configs: [
    {
      path: '~/.warp/.mcp.json',
      format: 'json',
      table: ['mcpServers'],
      header: urlEntry,
      stdio: (connection) => stdioEntry(connection, 'warp'),
    },
  ],
  forms: [],
  restart: 'In Warp open Settings, Agents, MCP servers, and start the server.',
  evidence: 'documents',
};
