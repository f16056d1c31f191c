import { type AssistantDefinition, stdioEntry } from '../definition.ts';
import { installLink, typedEntry } from '../links.ts';

export const visualStudio: AssistantDefinition = {
  id: 'visual-studio',
  name: 'Visual Studio',
  monogram: 'Vs',
  signs: [
    { win32: '{LOCALAPPDATA:-~/AppData/Local}/Microsoft/VisualStudio' },
    { win32: '~/.mcp.json' },
  ],
  configs: [
    {
      // Other programs keep a file of this name too, with their servers under another key.
      path: { win32: '~/.mcp.json' },
      format: 'jsonc',
      table: ['servers'],
      header: typedEntry,
      stdio: (connection) => ({ type: 'stdio', ...stdioEntry(connection, 'visual-studio') }),
    },
  ],
  byHand: 'Visual Studio runs on Windows alone.',
  forms: [
    installLink((connection) => {
      const server = { name: connection.name, ...typedEntry(connection) };
      return `vsweb+mcp:/install?${encodeURIComponent(JSON.stringify(server))}`;
    }),
  ],
  restart: "In Visual Studio open the chat's tools and switch those of DynamoSQL on.",
  evidence: 'source',
};
