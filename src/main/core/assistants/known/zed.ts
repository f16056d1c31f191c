import { type AssistantDefinition, type ConfigPlace, stdioEntry } from '../definition.ts';
import { urlEntry } from '../links.ts';

const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['context_servers'],
  // Without a header Zed would look for a sign-in.
  header: urlEntry,
  stdio: (connection) => stdioEntry(connection, 'zed'),
};

const settings = {
  darwin: '{XDG_CONFIG_HOME:-~/.config}/zed',
  linux: '{XDG_CONFIG_HOME:-~/.config}/zed',
  win32: '{APPDATA:-~/AppData/Roaming}/Zed',
};

export const zed: AssistantDefinition = {
  id: 'zed',
  name: 'Zed',
  monogram: 'Zd',
  signs: [settings, { linux: '~/.var/app/dev.zed.Zed' }, { darwin: '/Applications/Zed.app' }],
  configs: [
    {
      ...config,
      path: {
        darwin: `${settings.darwin}/settings.json`,
        linux: `${settings.linux}/settings.json`,
        win32: `${settings.win32}/settings.json`,
      },
    },
    {
      ...config,
      variant: 'Flatpak',
      onlyWhereFound: true,
      path: { linux: '~/.var/app/dev.zed.Zed/config/zed/settings.json' },
    },
  ],
  forms: [],
  proxySettings: [
    {
      path: {
        darwin: `${settings.darwin}/settings.json`,
        linux: `${settings.linux}/settings.json`,
        win32: `${settings.win32}/settings.json`,
      },
      key: ['proxy'],
    },
  ],
  restart:
    'Zed reads the file at once; a green dot beside the server in the agent settings says so.',
  evidence: 'source',
};
