import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const qwenCode: AssistantDefinition = {
  id: 'qwen-code',
  name: 'Qwen Code',
  forms: [
    {
      title: 'Add to ~/.qwen/settings.json',
      path: '~/.qwen/settings.json',
      language: 'json',
      // `url` would mean the older transport here, whatever its type says.
      text: (connection) =>
        json({
          mcpServers: {
            [connection.name]: { httpUrl: connection.endpoint, headers: bearer(connection) },
          },
        }),
    },
  ],
  restart: 'Start Qwen Code again; `qwen mcp list` shows the server as connected.',
};
