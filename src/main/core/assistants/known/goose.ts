import { type AssistantDefinition, bearer, type Connection, stdioEntry } from '../definition.ts';
import { installLink } from '../links.ts';

const TIMEOUT_SECONDS = 300;

function stdioExtension(connection: Connection) {
  const { command, args, env } = { env: {}, ...stdioEntry(connection, 'goose') };
  return { cmd: command, args, envs: env };
}

export const goose: AssistantDefinition = {
  id: 'goose',
  name: 'Goose',
  monogram: 'Go',
  signs: [
    {
      darwin: '{XDG_CONFIG_HOME:-~/.config}/goose',
      linux: '{XDG_CONFIG_HOME:-~/.config}/goose',
      win32: '{APPDATA:-~/AppData/Roaming}/Block/goose',
    },
  ],
  configs: [
    {
      path: {
        darwin: '{XDG_CONFIG_HOME:-~/.config}/goose/config.yaml',
        linux: '{XDG_CONFIG_HOME:-~/.config}/goose/config.yaml',
        win32: '{APPDATA:-~/AppData/Roaming}/Block/goose/config/config.yaml',
      },
      format: 'yaml',
      table: ['extensions'],
      header: (connection) => ({
        enabled: true,
        type: 'streamable_http',
        name: connection.name,
        description: 'DynamoSQL through DynamoSQL Tray',
        uri: connection.endpoint,
        headers: bearer(connection),
        timeout: TIMEOUT_SECONDS,
      }),
      stdio: (connection) => ({
        enabled: true,
        type: 'stdio',
        name: connection.name,
        description: 'DynamoSQL through DynamoSQL Tray',
        ...stdioExtension(connection),
        timeout: TIMEOUT_SECONDS,
      }),
    },
  ],
  forms: [
    installLink((connection) => {
      const [[name, value] = ['', '']] = Object.entries(bearer(connection));
      const query = [
        ['name', connection.name],
        ['url', connection.endpoint],
        ['description', 'DynamoSQL through DynamoSQL Tray'],
        ['timeout', String(TIMEOUT_SECONDS)],
        // The handler cuts the header at its second `=`, so its value is encoded once more.
        ['header', `${name}=${encodeURIComponent(value)}`],
      ];
      const pairs = query.map(([key = '', held = '']) => `${key}=${encodeURIComponent(held)}`);
      return `goose://extension?${pairs.join('&')}`;
    }),
  ],
  restart: 'Start a new session of Goose.',
  evidence: 'reported',
};
