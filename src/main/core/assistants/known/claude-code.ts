import { type AssistantDefinition, json, stdioEntry } from '../definition.ts';
import { typedEntry } from '../links.ts';

export const claudeCode: AssistantDefinition = {
  id: 'claude-code',
  name: 'Claude Code',
  monogram: 'CC',
  signs: ['{CLAUDE_CONFIG_DIR:-~}/.claude.json', '{CLAUDE_CONFIG_DIR:-~/.claude}'],
  configs: [
    {
      path: '{CLAUDE_CONFIG_DIR:-~}/.claude.json',
      format: 'json',
      table: ['mcpServers'],
      // Its own command puts a server here, into the project that it runs in.
      alsoTables: [['projects', '*', 'mcpServers']],
      // A `url` without a `type` is rejected here.
      header: typedEntry,
      stdio: (connection) => ({ type: 'stdio', ...stdioEntry(connection, 'claude-code') }),
    },
  ],
  forms: [
    {
      // `-` reads the entry from stdin, which keeps the key out of the process list.
      title: 'Or run in a terminal',
      language: 'shell',
      text: (connection) =>
        `claude mcp add-json -s user ${connection.name} - <<'JSON'\n${json(typedEntry(connection))}\nJSON`,
    },
  ],
  proxySettings: ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'].map((name) => ({
    path: '{CLAUDE_CONFIG_DIR:-~/.claude}/settings.json',
    key: ['env', name],
    exceptions: ['env', 'NO_PROXY'],
  })),
  restart: 'Start a new session of Claude Code; `claude mcp list` shows the server as connected.',
  evidence: 'tried',
};
