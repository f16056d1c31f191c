import { type AssistantDefinition, type ConfigPlace, stdioEntry } from '../definition.ts';
import { installLink, typedEntry } from '../links.ts';

const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['servers'],
  header: typedEntry,
  stdio: (connection) => ({ type: 'stdio', ...stdioEntry(connection, 'vs-code') }),
};

export const vsCode: AssistantDefinition = {
  id: 'vs-code',
  name: 'VS Code',
  monogram: 'VS',
  signs: [
    {
      darwin: '~/Library/Application Support/Code',
      linux: '{XDG_CONFIG_HOME:-~/.config}/Code',
      win32: '{APPDATA:-~/AppData/Roaming}/Code',
    },
    {
      darwin: '~/Library/Application Support/Code - Insiders',
      linux: '{XDG_CONFIG_HOME:-~/.config}/Code - Insiders',
      win32: '{APPDATA:-~/AppData/Roaming}/Code - Insiders',
    },
    { linux: '~/.var/app/com.visualstudio.code' },
    { darwin: '/Applications/Visual Studio Code.app' },
  ],
  configs: [
    {
      ...config,
      variant: 'portable',
      onlyWhereFound: true,
      path: '{VSCODE_PORTABLE}/user-data/User/mcp.json',
    },
    {
      ...config,
      path: {
        darwin: '~/Library/Application Support/Code/User/mcp.json',
        linux: '{XDG_CONFIG_HOME:-~/.config}/Code/User/mcp.json',
        win32: '{APPDATA:-~/AppData/Roaming}/Code/User/mcp.json',
      },
    },
    {
      ...config,
      variant: 'Insiders',
      onlyWhereFound: true,
      path: {
        darwin: '~/Library/Application Support/Code - Insiders/User/mcp.json',
        linux: '{XDG_CONFIG_HOME:-~/.config}/Code - Insiders/User/mcp.json',
        win32: '{APPDATA:-~/AppData/Roaming}/Code - Insiders/User/mcp.json',
      },
    },
    {
      ...config,
      variant: 'Flatpak',
      onlyWhereFound: true,
      path: { linux: '~/.var/app/com.visualstudio.code/config/Code/User/mcp.json' },
    },
  ],
  forms: [
    installLink((connection) => {
      // The handler reads the whole query as one JSON text.
      const server = { name: connection.name, ...typedEntry(connection) };
      return `vscode:mcp/install?${encodeURIComponent(JSON.stringify(server))}`;
    }),
  ],
  proxySettings: [
    {
      path: {
        darwin: '~/Library/Application Support/Code/User/settings.json',
        linux: '{XDG_CONFIG_HOME:-~/.config}/Code/User/settings.json',
        win32: '{APPDATA:-~/AppData/Roaming}/Code/User/settings.json',
      },
      key: ['http.proxy'],
      exceptions: ['http.noProxy'],
    },
  ],
  restart: 'Run "MCP: List Servers" in VS Code, start the server and trust it.',
  evidence: 'source',
};
