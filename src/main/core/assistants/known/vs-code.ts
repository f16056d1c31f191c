import { type AssistantDefinition, type ConfigPlace, stdioEntry } from '../definition.ts';
import { editorProxy, inEditor, proxyIn } from '../editor-folders.ts';
import { installLink, typedEntry } from '../links.ts';

const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['servers'],
  header: typedEntry,
  stdio: (connection) => ({ type: 'stdio', ...stdioEntry(connection, 'vs-code') }),
};

const PORTABLE = '{VSCODE_PORTABLE}/user-data/User';
const FLATPAK = '~/.var/app/com.visualstudio.code/config/Code/User';

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
      path: `${PORTABLE}/mcp.json`,
    },
    { ...config, path: inEditor('Code', 'User/mcp.json') },
    {
      ...config,
      variant: 'Insiders',
      onlyWhereFound: true,
      path: inEditor('Code - Insiders', 'User/mcp.json'),
    },
    {
      ...config,
      variant: 'Flatpak',
      onlyWhereFound: true,
      path: { linux: `${FLATPAK}/mcp.json` },
    },
    // Servers of another profile than the usual one stand in a file of their own.
    ...[
      `${PORTABLE}/profiles/*/mcp.json`,
      inEditor('Code', 'User/profiles/*/mcp.json'),
      inEditor('Code - Insiders', 'User/profiles/*/mcp.json'),
      { linux: `${FLATPAK}/profiles/*/mcp.json` },
    ].map(
      (path): ConfigPlace => ({
        ...config,
        variant: 'another profile',
        onlyWhereFound: true,
        neverFirst: true,
        path,
      }),
    ),
  ],
  forms: [
    installLink((connection) => {
      // The handler reads the whole query as one JSON text.
      const server = { name: connection.name, ...typedEntry(connection) };
      return `vscode:mcp/install?${encodeURIComponent(JSON.stringify(server))}`;
    }),
  ],
  proxySettings: [
    proxyIn(`${PORTABLE}/settings.json`),
    editorProxy('Code'),
    editorProxy('Code - Insiders'),
    proxyIn({ linux: `${FLATPAK}/settings.json` }),
  ],
  restart: 'Run "MCP: List Servers" in VS Code, start the server and trust it.',
  evidence: 'source',
};
