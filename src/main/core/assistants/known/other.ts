import { type AssistantDefinition, bearer, json, stdioEntry } from '../definition.ts';

export const other: AssistantDefinition = {
  id: 'other',
  name: 'Any other client',
  forms: [
    {
      title: 'Streamable HTTP, in the form most clients read',
      path: null,
      language: 'json',
      text: (connection) =>
        json({
          mcpServers: {
            [connection.name]: {
              type: 'http',
              url: connection.endpoint,
              headers: bearer(connection),
            },
          },
        }),
    },
    {
      title: 'Address alone, only for clients that cannot send a header',
      path: null,
      language: 'text',
      text: ({ keyedEndpoint }) => keyedEndpoint,
    },
    {
      title: 'stdio, for clients that start servers by command',
      path: null,
      language: 'json',
      text: (connection) =>
        json({ mcpServers: { [connection.name]: stdioEntry(connection, 'other') } }),
    },
  ],
  restart: 'Restart the client, or refresh its list of MCP servers.',
};
