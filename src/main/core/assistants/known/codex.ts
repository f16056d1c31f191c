import { type AssistantDefinition, bearer, stdioEntry } from '../definition.ts';

export const codex: AssistantDefinition = {
  id: 'codex',
  name: 'Codex',
  monogram: 'Cx',
  signs: ['{CODEX_HOME:-~/.codex}'],
  configs: [
    {
      path: '{CODEX_HOME:-~/.codex}/config.toml',
      format: 'toml',
      table: ['mcp_servers'],
      // Only the file takes a literal header: the command has no flag for one.
      header: (connection) => ({ url: connection.endpoint, http_headers: bearer(connection) }),
      stdio: (connection) => stdioEntry(connection, 'codex'),
    },
  ],
  forms: [],
  restart: 'Start Codex again; the ChatGPT desktop app reads the same file.',
  evidence: 'tried',
};
