import { type AssistantDefinition, type Connection, json } from '../definition.ts';
import { urlEntry } from '../links.ts';

export const raycast: AssistantDefinition = {
  id: 'raycast',
  name: 'Raycast',
  monogram: 'Ra',
  signs: [{ darwin: '/Applications/Raycast.app' }, { darwin: '~/.config/raycast' }],
  configs: [],
  byHand: 'Raycast takes servers only in its own form, "Install MCP Server".',
  forms: [
    {
      title: 'Fill in "Install MCP Server" with transport HTTP: URL, then HTTP header',
      language: 'json',
      text: (connection: Connection) =>
        json({ name: connection.name, transport: 'HTTP', ...urlEntry(connection) }),
    },
  ],
  restart: 'Raycast connects when the form is saved.',
  evidence: 'documents',
};
