import { type AssistantDefinition, type ConfigPlace, stdioEntry } from '../definition.ts';

// Its file takes servers by command only; its "connectors" are dialled from the cloud.
const config: Omit<ConfigPlace, 'path'> = {
  format: 'json',
  table: ['mcpServers'],
  stdio: (connection) => stdioEntry(connection, 'claude-desktop'),
};

export const claudeDesktop: AssistantDefinition = {
  id: 'claude-desktop',
  name: 'Claude Desktop',
  monogram: 'CD',
  signs: [
    {
      darwin: '~/Library/Application Support/Claude',
      linux: '{XDG_CONFIG_HOME:-~/.config}/Claude',
      win32: '{APPDATA:-~/AppData/Roaming}/Claude',
    },
    { darwin: '/Applications/Claude.app' },
    { win32: '{LOCALAPPDATA:-~/AppData/Local}/Packages/Claude_pzs8sxrjxfjjc' },
  ],
  configs: [
    {
      ...config,
      // The store's build sees a roaming folder of its own.
      variant: 'Microsoft Store build',
      onlyWhereFound: true,
      path: {
        win32:
          '{LOCALAPPDATA:-~/AppData/Local}/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json',
      },
    },
    {
      ...config,
      path: {
        darwin: '~/Library/Application Support/Claude/claude_desktop_config.json',
        linux: '{XDG_CONFIG_HOME:-~/.config}/Claude/claude_desktop_config.json',
        win32: '{APPDATA:-~/AppData/Roaming}/Claude/claude_desktop_config.json',
      },
    },
  ],
  forms: [],
  takesExtension: true,
  restart: {
    darwin: 'Quit Claude Desktop with Command-Q, not by closing its window, and open it again.',
    win32: 'Quit Claude Desktop from its icon near the clock, and open it again.',
    linux: 'Quit Claude Desktop fully (from its tray or menu) and open it again.',
  },
  evidence: 'reported',
};
