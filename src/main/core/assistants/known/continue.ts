import { type AssistantDefinition, bearer, stdioEntry } from '../definition.ts';

export const continueDev: AssistantDefinition = {
  id: 'continue',
  name: 'Continue',
  monogram: 'Cn',
  signs: ['{CONTINUE_GLOBAL_DIR:-~/.continue}'],
  configs: [
    {
      path: '{CONTINUE_GLOBAL_DIR:-~/.continue}/config.yaml',
      format: 'yaml',
      table: ['mcpServers'],
      shape: 'list',
      header: (connection) => ({
        type: 'streamable-http',
        url: connection.endpoint,
        requestOptions: { headers: bearer(connection) },
      }),
      stdio: (connection) => ({ type: 'stdio', ...stdioEntry(connection, 'continue') }),
    },
  ],
  forms: [],
  restart: 'Reload the configuration in Continue, or start `cn` again.',
  evidence: 'tried',
};
