import { type AssistantDefinition, json, stdioEntry } from '../definition.ts';
import { typedEntry } from '../links.ts';

export const other: AssistantDefinition = {
  id: 'other',
  name: 'Any other client',
  monogram: '··',
  signs: [],
  configs: [],
  byHand: 'Where another client keeps its servers is not known here.',
  forms: [
    {
      title: 'Streamable HTTP, in the form most clients read',
      language: 'json',
      text: (connection) => json({ mcpServers: { [connection.name]: typedEntry(connection) } }),
    },
    {
      title: 'Address alone, only for clients that cannot send a header',
      language: 'text',
      text: ({ keyedEndpoint }) => keyedEndpoint,
    },
    {
      title: 'stdio, for clients that start servers by command',
      language: 'json',
      text: (connection) =>
        json({ mcpServers: { [connection.name]: stdioEntry(connection, 'other') } }),
    },
  ],
  restart: 'Restart the client, or refresh its list of MCP servers.',
  evidence: 'tried',
};
