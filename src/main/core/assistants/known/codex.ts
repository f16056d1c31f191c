import type { AssistantDefinition } from '../definition.ts';

export const codex: AssistantDefinition = {
  id: 'codex',
  name: 'Codex',
  forms: [
    {
      title: 'Add to ~/.codex/config.toml',
      path: {
        darwin: '~/.codex/config.toml',
        linux: '~/.codex/config.toml',
        win32: '%USERPROFILE%\\.codex\\config.toml',
      },
      language: 'toml',
      // JSON strings are valid TOML strings for everything that an address or a key can hold.
      text: ({ name, endpoint, key }) =>
        [
          `[mcp_servers.${name}]`,
          `url = ${JSON.stringify(endpoint)}`,
          `http_headers = { "Authorization" = ${JSON.stringify(`Bearer ${key}`)} }`,
        ].join('\n'),
    },
  ],
  restart: 'Start Codex again; the ChatGPT desktop app reads the same file.',
};
