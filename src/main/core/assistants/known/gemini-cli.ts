import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const geminiCli: AssistantDefinition = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  forms: [
    {
      title: 'Add to ~/.gemini/settings.json',
      path: '~/.gemini/settings.json',
      language: 'json',
      text: (connection) =>
        json({
          mcpServers: {
            [connection.name]: { httpUrl: connection.endpoint, headers: bearer(connection) },
          },
        }),
    },
  ],
  restart:
    'Start Gemini CLI again, in a folder that it trusts; `gemini mcp list` shows the server.',
};
