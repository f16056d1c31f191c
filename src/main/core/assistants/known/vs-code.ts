import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const vsCode: AssistantDefinition = {
  id: 'vs-code',
  name: 'VS Code',
  forms: [
    {
      title: "Add to the user's mcp.json",
      path: {
        darwin: '~/Library/Application Support/Code/User/mcp.json',
        linux: '~/.config/Code/User/mcp.json',
        win32: '%APPDATA%\\Code\\User\\mcp.json',
      },
      language: 'json',
      text: (connection) =>
        json({
          servers: {
            [connection.name]: {
              type: 'http',
              url: connection.endpoint,
              headers: bearer(connection),
            },
          },
        }),
    },
  ],
  restart: 'Run "MCP: List Servers" in VS Code, start the server and trust it.',
};
