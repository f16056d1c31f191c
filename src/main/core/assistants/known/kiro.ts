import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { editorProxy } from '../editor-folders.ts';
import { installLink, urlEntry } from '../links.ts';

export const kiro: AssistantDefinition = {
  id: 'kiro',
  name: 'Kiro',
  monogram: 'Kr',
  signs: ['~/.kiro', { darwin: '/Applications/Kiro.app' }],
  configs: [
    {
      path: '~/.kiro/settings/mcp.json',
      format: 'json',
      table: ['mcpServers'],
      header: (connection) => ({ ...urlEntry(connection), disabled: false }),
      stdio: (connection) => ({ ...stdioEntry(connection, 'kiro'), disabled: false }),
    },
  ],
  forms: [
    installLink((connection) => {
      // The link passes a page of the vendor: it starts the bridge, so that no key goes there.
      const config = encodeURIComponent(JSON.stringify(stdioEntry(connection, 'kiro')));
      return `https://kiro.dev/launch/mcp/add?name=${connection.name}&config=${config}`;
    }),
  ],
  proxySettings: [editorProxy('Kiro')],
  restart: 'Kiro reads the file at once; its panel of MCP servers shows the server.',
  evidence: 'documents',
};
