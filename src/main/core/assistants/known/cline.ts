import { type AssistantDefinition, bearer, type ConfigPlace, stdioEntry } from '../definition.ts';
import { editorProxy, inEditor } from '../editor-folders.ts';

const config: Omit<ConfigPlace, 'path'> = {
  format: 'json',
  table: ['mcpServers'],
  // A `url` without this type means the older transport; variables are sent as they stand.
  header: (connection) => ({
    type: 'streamableHttp',
    url: connection.endpoint,
    headers: bearer(connection),
    disabled: false,
  }),
  stdio: (connection) => ({ ...stdioEntry(connection, 'cline'), disabled: false }),
};

const EXTENSION = 'User/globalStorage/saoudrizwan.claude-dev/settings';
const extension = inEditor('Code', EXTENSION);

export const cline: AssistantDefinition = {
  id: 'cline',
  name: 'Cline',
  monogram: 'Cl',
  signs: ['{CLINE_DIR:-~/.cline}', extension],
  configs: [
    { ...config, path: '{CLINE_DIR:-~/.cline}/data/settings/cline_mcp_settings.json' },
    {
      ...config,
      variant: 'extension of VS Code',
      onlyWhereFound: true,
      path: inEditor('Code', `${EXTENSION}/cline_mcp_settings.json`),
    },
  ],
  forms: [],
  // Its extension goes by the proxy of the editor.
  proxySettings: [editorProxy('Code')],
  restart: 'Open MCP Servers in Cline and restart the server there, or start Cline again.',
  evidence: 'tried',
};
