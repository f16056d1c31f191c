import { type AssistantDefinition, bearer, json } from '../definition.ts';

export const opencode: AssistantDefinition = {
  id: 'opencode',
  name: 'opencode',
  forms: [
    {
      title: 'Add to ~/.config/opencode/opencode.json',
      path: '~/.config/opencode/opencode.json',
      language: 'json',
      // Without `oauth: false` a wrong key sends opencode into dynamic registration.
      text: (connection) =>
        json({
          mcp: {
            [connection.name]: {
              type: 'remote',
              url: connection.endpoint,
              headers: bearer(connection),
              oauth: false,
            },
          },
        }),
    },
  ],
  restart: 'Start opencode again; `opencode mcp list` shows the server as connected.',
};
