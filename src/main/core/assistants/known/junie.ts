import { type AssistantDefinition, stdioEntry } from '../definition.ts';

export const junie: AssistantDefinition = {
  id: 'junie',
  name: 'Junie',
  monogram: 'Ju',
  signs: ['~/.junie'],
  configs: [
    {
      path: '~/.junie/mcp/mcp.json',
      format: 'json',
      table: ['mcpServers'],
      // By its documents it only starts commands.
      stdio: (connection) => stdioEntry(connection, 'junie'),
    },
  ],
  forms: [],
  restart: 'Open the MCP settings of Junie, or start it again.',
  evidence: 'documents',
};
