import { type AssistantDefinition, bearer, type Connection, json } from '../definition.ts';

const entry = (connection: Connection) => ({
  type: 'http',
  url: connection.endpoint,
  headers: bearer(connection),
});

export const claudeCode: AssistantDefinition = {
  id: 'claude-code',
  name: 'Claude Code',
  forms: [
    {
      title: 'Add to ~/.claude.json',
      path: '~/.claude.json',
      language: 'json',
      text: (connection) => json({ mcpServers: { [connection.name]: entry(connection) } }),
    },
    {
      // `-` reads the entry from stdin, which keeps the key out of the process list.
      title: 'Or run in a terminal',
      path: null,
      language: 'shell',
      text: (connection) =>
        `claude mcp add-json -s user ${connection.name} - <<'JSON'\n${json(entry(connection))}\nJSON`,
    },
  ],
  restart: 'Start a new session of Claude Code; `claude mcp list` shows the server as connected.',
};
