import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { base64, installLink, urlEntry } from '../links.ts';

export const lmStudio: AssistantDefinition = {
  id: 'lm-studio',
  name: 'LM Studio',
  monogram: 'LM',
  signs: ['~/.lmstudio', { darwin: '/Applications/LM Studio.app' }],
  configs: [
    {
      path: '~/.lmstudio/mcp.json',
      format: 'json',
      table: ['mcpServers'],
      header: urlEntry,
      stdio: (connection) => stdioEntry(connection, 'lm-studio'),
    },
  ],
  forms: [
    installLink((connection) => {
      const config = encodeURIComponent(base64(JSON.stringify(urlEntry(connection))));
      return `lmstudio://add_mcp?name=${connection.name}&config=${config}`;
    }),
  ],
  restart: 'In LM Studio open Program and switch the server on.',
  evidence: 'documents',
};
