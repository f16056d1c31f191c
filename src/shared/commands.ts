import { z } from 'zod';
import {
  bundleOutput,
  connectOutput,
  deletedBackupsOutput,
  disconnectOutput,
  resetKeyOutput,
} from './connecting.ts';
import {
  assistantsOutput,
  keysOutput,
  loginOutput,
  logoutOutput,
  revokeOutput,
  snippetOutput,
  statusOutput,
  tokenAnswer,
  updateOutput,
} from './outputs.ts';
import { personSchema } from './person.ts';
import type { Result } from './result.ts';
import { rowsSchema, tableDescriptionSchema, tableListSchema } from './table.ts';
import { verificationSchema } from './verification.ts';

const nothing = z.object({});
/** Null for the person of the process that carries the command out. */
const person = personSchema.nullable();

/** What a running app does for others on its private channel, and what it does in its own process. */
export const commands = {
  status: { input: nothing, output: statusOutput },
  token: {
    input: z.object({
      minLifeSeconds: z.number().min(0),
      /** True when the person named the number: then too short a life is a failure. */
      strict: z.boolean(),
    }),
    output: tokenAnswer,
  },
  login: {
    input: z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      /** A token endpoint off the issuer's origin that the person has agreed to. */
      confirmedTokenOrigin: z.string().nullable(),
    }),
    output: loginOutput,
  },
  logout: { input: nothing, output: logoutOutput },
  /** From the seat of an assistant: with its key by its way, as its file has them. */
  verify: {
    input: z.object({ assistant: z.string().nullable(), person }),
    output: verificationSchema,
  },
  assistants: { input: z.object({ person }), output: assistantsOutput },
  connect: {
    input: z.object({
      assistant: z.string(),
      person,
      /** Shows what would change, and changes nothing. */
      dryRun: z.boolean(),
      /** The preview that the person saw, so that no other text is changed; null for none. */
      expects: z.string().nullable(),
    }),
    output: connectOutput,
  },
  /** One assistant, or all of them when none is named. */
  disconnect: {
    input: z.object({
      assistant: z.string().nullable(),
      person,
      /** Backups that undoing leaves are deleted too, while it is still known whose they are. */
      deletesBackups: z.boolean().optional(),
      /** Leaves entries that this home does not remember: another home may have made them. */
      onlyRemembered: z.boolean().optional(),
    }),
    output: disconnectOutput,
  },
  snippet: { input: z.object({ assistant: z.string() }), output: snippetOutput },
  /** Deletes what connecting kept of the file as it was, which may hold an old token. */
  deleteBackup: { input: z.object({ assistant: z.string() }), output: deletedBackupsOutput },
  /** The extension for Claude Desktop, the one assistant that has such. */
  bundle: { input: nothing, output: bundleOutput },
  keys: { input: nothing, output: keysOutput },
  revoke: { input: z.object({ assistant: z.string() }), output: revokeOutput },
  /** A new key for the assistant; its configuration is rewritten with it. */
  resetKey: { input: z.object({ assistant: z.string(), person }), output: resetKeyOutput },
  tables: { input: z.object({ schema: z.string().nullable() }), output: tableListSchema },
  describe: {
    input: z.object({ table: z.string(), schema: z.string().nullable() }),
    output: tableDescriptionSchema,
  },
  /** Whether the system starts the app at login: where only the app itself can switch it. */
  startAtLogin: { input: z.object({ isOn: z.boolean() }), output: nothing },
  /** `look`: asks the feed, and fetches what is newer. `install`: replaces the app, which ends then. */
  update: {
    input: z.object({ act: z.enum(['see', 'look', 'install']) }),
    output: updateOutput,
  },
  /** Ends the running app, for another one that takes its place. */
  quit: { input: nothing, output: nothing },
  sql: { input: z.object({ sql: z.string() }), output: rowsSchema },
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;

/** Carries out one command, in this process or in the running app: callers cannot tell. */
export type RunCommand = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
) => Promise<Result<CommandOutput<N>>>;

export function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(commands, text);
}
