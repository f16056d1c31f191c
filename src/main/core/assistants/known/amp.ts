import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { urlEntry } from '../links.ts';

export const amp: AssistantDefinition = {
  id: 'amp',
  name: 'Amp',
  monogram: 'Am',
  signs: ['{XDG_CONFIG_HOME:-~/.config}/amp'],
  configs: [
    {
      path: '{XDG_CONFIG_HOME:-~/.config}/amp/settings.json',
      format: 'jsonc',
      // One key with a dot in it, not two keys.
      table: ['amp.mcpServers'],
      header: urlEntry,
      stdio: (connection) => stdioEntry(connection, 'amp'),
    },
  ],
  forms: [],
  restart: 'Start Amp again; `amp mcp doctor` shows the server as connected.',
  evidence: 'tried',
};
