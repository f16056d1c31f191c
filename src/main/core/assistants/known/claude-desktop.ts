import { type AssistantDefinition, json, stdioEntry } from '../definition.ts';

export const claudeDesktop: AssistantDefinition = {
  id: 'claude-desktop',
  name: 'Claude Desktop',
  forms: [
    {
      // Claude Desktop's file takes stdio servers only; its "connectors" are dialled from the cloud.
      title: 'Add to claude_desktop_config.json',
      path: {
        darwin: '~/Library/Application Support/Claude/claude_desktop_config.json',
        linux: '~/.config/Claude/claude_desktop_config.json',
        win32: '%APPDATA%\\Claude\\claude_desktop_config.json',
      },
      language: 'json',
      text: (connection) =>
        json({ mcpServers: { [connection.name]: stdioEntry(connection, 'claude-desktop') } }),
    },
  ],
  restart: 'Quit Claude Desktop fully (from its tray or menu) and open it again.',
};
