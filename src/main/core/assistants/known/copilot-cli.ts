import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const copilotCli: AssistantDefinition = {
  id: 'copilot-cli',
  name: 'Copilot CLI',
  forms: [
    {
      title: 'Add to ~/.copilot/mcp-config.json',
      path: '~/.copilot/mcp-config.json',
      language: 'json',
      text: (connection) =>
        json({
          mcpServers: {
            [connection.name]: {
              type: 'http',
              url: connection.endpoint,
              headers: bearer(connection),
              tools: ['*'],
            },
          },
        }),
    },
  ],
  restart: 'Start Copilot CLI again; `/mcp show` lists the server.',
};
