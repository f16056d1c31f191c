import type { CliCommand } from './command.ts';

/** A command before it is loaded: each brings only what it needs, so that all start quickly. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CliCommand>;
}

export const commandRows: readonly CommandRow[] = [
  {
    name: 'login',
    summary: 'proves the client ID and secret, and keeps them in the keychain',
    load: async () => (await import('./commands/login.ts')).login,
  },
  {
    name: 'logout',
    summary: 'deletes the stored credentials from the keychain',
    load: async () => (await import('./commands/logout.ts')).logout,
  },
  {
    name: 'serve',
    summary: 'serves the local address in the foreground until it is ended',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'status',
    summary: 'says how things stand; exit code 0 means Ready',
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    name: 'verify',
    summary: 'tries everything for real, up to list_tables, and says whose fault a failure is',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'token',
    summary: 'prints a fresh access token for the remote server, and nothing else',
    load: async () => (await import('./commands/token.ts')).token,
  },
  {
    name: 'exec',
    summary: 'runs a command with a fresh token in DYNAMOSQL_MCP_TOKEN, for scripts',
    load: async () => (await import('./commands/exec.ts')).exec,
  },
  {
    name: 'connect',
    summary: 'connects an assistant: writes the entry into its own file, which undo gives back',
    load: async () => (await import('./commands/connect.ts')).connect,
  },
  {
    name: 'disconnect',
    summary: 'takes the entry out again and revokes the key',
    load: async () => (await import('./commands/disconnect.ts')).disconnect,
  },
  {
    name: 'snippet',
    summary: 'prints the configuration to paste into an assistant, with its own key',
    load: async () => (await import('./commands/snippet.ts')).snippet,
  },
  {
    name: 'assistants',
    summary: 'shows the assistants of this computer: connected how, and last seen when',
    load: async () => (await import('./commands/assistants.ts')).assistants,
  },
  {
    name: 'keys',
    summary: 'lists the local keys; revokes the one of an assistant, or gives it a new one',
    load: async () => (await import('./commands/keys.ts')).keys,
  },
  {
    name: 'tables',
    summary: 'lists the tables of a schema, or of the default one',
    load: async () => (await import('./commands/tables.ts')).tables,
  },
  {
    name: 'describe',
    summary: 'shows the columns, keys and indexes of a table',
    load: async () => (await import('./commands/describe.ts')).describe,
  },
  {
    name: 'sql',
    summary: 'runs one reading statement and prints its rows',
    load: async () => (await import('./commands/sql.ts')).sql,
  },
  {
    name: 'stdio',
    summary: 'is a stdio MCP server for clients that start servers by command',
    load: async () => (await import('./commands/stdio.ts')).stdio,
  },
  {
    name: 'uninstall',
    summary: 'takes away what the app left for this user, each by choice',
    load: async () => (await import('./commands/uninstall.ts')).uninstallCommand,
  },
  {
    name: 'update',
    summary: 'looks for a newer version of the app, and installs it',
    load: async () => (await import('./commands/update.ts')).update,
  },
  {
    name: 'emulator',
    summary: 'runs the local stand-in of DynamoSQL alone, for tests and demonstrations',
    load: async () => (await import('./commands/emulator.ts')).emulator,
  },
];
