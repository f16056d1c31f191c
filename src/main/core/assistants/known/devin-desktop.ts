import { type AssistantDefinition, bearer, stdioEntry } from '../definition.ts';
import { editorProxy } from '../editor-folders.ts';

export const devinDesktop: AssistantDefinition = {
  id: 'devin-desktop',
  name: 'Devin Desktop',
  monogram: 'Dv',
  signs: [
    {
      darwin: '{XDG_CONFIG_HOME:-~/.config}/devin',
      linux: '{XDG_CONFIG_HOME:-~/.config}/devin',
      win32: '{APPDATA:-~/AppData/Roaming}/devin',
    },
    '~/.codeium/windsurf',
  ],
  configs: [
    {
      path: {
        darwin: '{XDG_CONFIG_HOME:-~/.config}/devin/mcp_config.json',
        linux: '{XDG_CONFIG_HOME:-~/.config}/devin/mcp_config.json',
        win32: '{APPDATA:-~/AppData/Roaming}/devin/mcp_config.json',
      },
      format: 'jsonc',
      table: ['mcpServers'],
      header: (connection) => ({
        url: connection.endpoint,
        transport: 'http',
        headers: bearer(connection),
      }),
      stdio: (connection) => stdioEntry(connection, 'devin-desktop'),
    },
    {
      variant: 'Windsurf, its name until June 2026',
      onlyWhereFound: true,
      path: '~/.codeium/windsurf/mcp_config.json',
      format: 'json',
      table: ['mcpServers'],
      // These builds do not connect to a `url`.
      header: (connection) => ({ serverUrl: connection.endpoint, headers: bearer(connection) }),
      stdio: (connection) => stdioEntry(connection, 'devin-desktop'),
    },
  ],
  forms: [],
  proxySettings: [editorProxy('Devin'), editorProxy('Windsurf')],
  restart: 'Refresh the list of MCP servers in its settings, or open Devin Desktop again.',
  evidence: 'reported',
};
