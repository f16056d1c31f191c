import type { AssistantDefinition, ConfigPlace } from '../definition.ts';
import { localEntry, remoteEntry } from './opencode.ts';

// Kilo is made from opencode and reads the same entries.
const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['mcp'],
  header: remoteEntry,
  stdio: (connection) => localEntry(connection, 'kilo'),
};

export const kilo: AssistantDefinition = {
  id: 'kilo',
  name: 'Kilo',
  monogram: 'Ki',
  signs: ['{XDG_CONFIG_HOME:-~/.config}/kilo'],
  configs: [
    { ...config, path: '{XDG_CONFIG_HOME:-~/.config}/kilo/kilo.jsonc' },
    {
      ...config,
      onlyWhereFound: true,
      path: '{XDG_CONFIG_HOME:-~/.config}/kilo/kilo.json',
    },
  ],
  forms: [],
  restart: 'Start Kilo again; `kilo mcp list` shows the server as connected.',
  evidence: 'tried',
};
