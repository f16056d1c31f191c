import { type AssistantDefinition, json, stdioEntry } from '../definition.ts';
import { urlEntry } from '../links.ts';

export const jetbrains: AssistantDefinition = {
  id: 'jetbrains',
  name: 'JetBrains AI Assistant',
  monogram: 'JB',
  signs: [
    {
      darwin: '~/Library/Application Support/JetBrains',
      linux: '{XDG_CONFIG_HOME:-~/.config}/JetBrains',
      win32: '{APPDATA:-~/AppData/Roaming}/JetBrains',
    },
  ],
  configs: [],
  byHand: 'JetBrains AI Assistant takes servers only in its own settings, as text to paste.',
  forms: [
    {
      title: 'Paste in Settings, Tools, AI Assistant, Model Context Protocol',
      language: 'json',
      text: (connection) => json({ mcpServers: { [connection.name]: urlEntry(connection) } }),
    },
    {
      title: 'Or this, which starts our bridge',
      language: 'json',
      text: (connection) =>
        json({ mcpServers: { [connection.name]: stdioEntry(connection, 'jetbrains') } }),
    },
  ],
  restart: 'Press Apply in that page; the server is then shown as running.',
  evidence: 'documents',
};
