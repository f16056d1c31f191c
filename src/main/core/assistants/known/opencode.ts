import type { AssistantId } from '../../../../shared/assistant.ts';
import {
  type AssistantDefinition,
  bearer,
  type ConfigPlace,
  type Connection,
  stdioEntry,
} from '../definition.ts';

/** Without `oauth: false` a wrong key sends opencode into dynamic registration. */
export function remoteEntry(connection: Connection) {
  return {
    type: 'remote',
    url: connection.endpoint,
    headers: bearer(connection),
    oauth: false,
  };
}

export function localEntry(connection: Connection, id: AssistantId) {
  const { command, args, env } = { env: undefined, ...stdioEntry(connection, id) };
  return { type: 'local', command: [command, ...args], ...(env ? { environment: env } : {}) };
}

const config: Omit<ConfigPlace, 'path'> = {
  format: 'jsonc',
  table: ['mcp'],
  otherTable: ['mcp', 'servers'],
  header: remoteEntry,
  stdio: (connection) => localEntry(connection, 'opencode'),
};

export const opencode: AssistantDefinition = {
  id: 'opencode',
  name: 'opencode',
  monogram: 'oc',
  signs: ['{XDG_CONFIG_HOME:-~/.config}/opencode'],
  configs: [
    { ...config, path: '{XDG_CONFIG_HOME:-~/.config}/opencode/opencode.json' },
    {
      ...config,
      onlyWhereFound: true,
      path: '{XDG_CONFIG_HOME:-~/.config}/opencode/opencode.jsonc',
    },
  ],
  forms: [],
  restart: 'Start opencode again; `opencode mcp list` shows the server as connected.',
  evidence: 'tried',
};
