import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const cursor: AssistantDefinition = {
  id: 'cursor',
  name: 'Cursor',
  forms: [
    {
      title: 'Add to ~/.cursor/mcp.json',
      path: {
        darwin: '~/.cursor/mcp.json',
        linux: '~/.cursor/mcp.json',
        win32: '%USERPROFILE%\\.cursor\\mcp.json',
      },
      language: 'json',
      text: (connection) =>
        json({
          mcpServers: {
            [connection.name]: { url: connection.endpoint, headers: bearer(connection) },
          },
        }),
    },
  ],
  restart: 'In Cursor open Settings, MCP, and switch the server on.',
};
