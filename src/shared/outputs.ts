import { z } from 'zod';
import { assistantSeenSchema } from './assistant-seen.ts';
import {
  assistantRowSchema,
  connectOutput,
  deletedBackupsOutput,
  disconnectOutput,
  resetKeyOutput,
  writtenBundleOutput,
} from './connecting.ts';
import { healthSchema } from './health.ts';
import { rowsSchema, tableDescriptionSchema, tableListSchema } from './table.ts';
import { uninstallOutput } from './uninstalling.ts';
import { updateSchema } from './update.ts';
import { verificationSchema } from './verification.ts';

// What commands print with --json, and what the control channel carries. Changing a field here is
// a breaking change of the command line (docs/schema is made from these).

export const statusOutput = z.object({
  ...healthSchema.shape,
  endpoint: z.string().nullable(),
  tokenSecondsLeft: z.number().nullable(),
  scopes: z.array(z.string()),
  assistants: z.array(assistantSeenSchema),
  /** The process that serves this home; null when none runs. */
  pid: z.number().nullable(),
});

export const tokenOutput = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  secondsLeft: z.number(),
  scope: z.string(),
});

/** What a token is fetched with inside: `exec` also wants to know which server it is for. */
export const tokenAnswer = tokenOutput.extend({ mcpUrl: z.string() });

export const loginOutput = z.object({
  issuer: z.string(),
  tokenOrigin: z.string(),
  mcpUrl: z.string(),
  scopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
  /** Name of the keychain that holds the secret now. */
  store: z.string(),
});

export const logoutOutput = z.object({ deleted: z.boolean() });

const snippetForm = z.object({
  /** What this form is, such as "Add to ~/.codex/config.toml". */
  title: z.string(),
  /** A path with the home folder as `~`; null when the form is not a file. */
  path: z.string().nullable(),
  /** `link`: an address that opens the assistant, which then asks. */
  language: z.enum(['json', 'toml', 'yaml', 'shell', 'text', 'link']),
  text: z.string(),
});
export const snippetOutput = z.object({
  assistant: z.string(),
  name: z.string(),
  endpoint: z.string(),
  /** The first form is the recommended one. */
  forms: z.array(snippetForm),
  restart: z.string(),
});
export type Snippet = z.infer<typeof snippetOutput>;

export const assistantsOutput = z.object({ assistants: z.array(assistantRowSchema) });

export const keysOutput = z.object({
  keys: z.array(z.object({ assistant: z.string(), key: z.string(), createdAt: z.string() })),
});

export const revokeOutput = z.object({ assistant: z.string(), revoked: z.boolean() });

export const updateOutput = z.object({
  ...updateSchema.shape,
  /** The version that runs. */
  running: z.string(),
  /** Where the newest version lies for whoever fetches it by hand. */
  link: z.string(),
});

export const failureOutput = z.object({
  error: z.object({
    code: z.string(),
    title: z.string(),
    cause: z.string(),
    next: z.string(),
    requestId: z.string().nullable(),
  }),
});

export const serveReadyOutput = z.object({
  event: z.literal('ready'),
  endpoint: z.string(),
  keyedEndpoint: z.string(),
  key: z.string(),
  pid: z.number(),
  version: z.string(),
});

export const serveCallOutput = z.object({
  event: z.literal('call'),
  assistant: z.string(),
  method: z.string(),
  tool: z.string().nullable(),
  status: z.number(),
  ms: z.number(),
});

export const emulatorReadyOutput = z.object({
  event: z.literal('ready'),
  endpoint: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  admin: z.string(),
  /** File with the certificate authority, with --https only. */
  caFile: z.string().nullable(),
  pid: z.number(),
});

/** Every JSON document that a command prints, by the name of its schema file. */
export const outputSchemas = {
  status: statusOutput,
  token: tokenOutput,
  login: loginOutput,
  logout: logoutOutput,
  verify: verificationSchema,
  snippet: snippetOutput,
  'snippet-bundle': writtenBundleOutput,
  assistants: assistantsOutput,
  connect: connectOutput,
  'connect-delete-backup': deletedBackupsOutput,
  disconnect: disconnectOutput,
  keys: keysOutput,
  'keys-revoke': revokeOutput,
  uninstall: uninstallOutput,
  'keys-reset': resetKeyOutput,
  tables: tableListSchema,
  describe: tableDescriptionSchema,
  sql: rowsSchema,
  update: updateOutput,
  failure: failureOutput,
  'serve-ready': serveReadyOutput,
  'serve-call': serveCallOutput,
  'emulator-ready': emulatorReadyOutput,
} as const;
