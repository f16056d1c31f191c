import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { editorProxy } from '../editor-folders.ts';
import { base64, installLink, urlEntry } from '../links.ts';

export const cursor: AssistantDefinition = {
  id: 'cursor',
  name: 'Cursor',
  monogram: 'Cu',
  signs: ['~/.cursor', { darwin: '/Applications/Cursor.app' }],
  configs: [
    {
      path: '~/.cursor/mcp.json',
      format: 'jsonc',
      table: ['mcpServers'],
      // Its `${env:…}` needs the variable in its own environment, so the key stands there itself.
      header: urlEntry,
      stdio: (connection) => stdioEntry(connection, 'cursor'),
    },
  ],
  forms: [
    installLink((connection) => {
      const config = encodeURIComponent(base64(JSON.stringify(urlEntry(connection))));
      return `cursor://anysphere.cursor-deeplink/mcp/install?name=${connection.name}&config=${config}`;
    }),
  ],
  proxySettings: [editorProxy('Cursor')],
  restart: 'In Cursor open Settings, MCP, and switch the server on.',
  evidence: 'reported',
};
