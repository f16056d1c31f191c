import { z } from 'zod';

export const DEFAULT_MCP_URL = 'https://mcp.dynamosql.com/mcp';
export const DEFAULT_PORT = 17864;

/** Time budgets in milliseconds and sizes in bytes: one table for all stages of a call. */
export const budgetsSchema = z.object({
  /** Name lookup, TCP and TLS together. */
  connectMs: z.number().int().positive().default(10_000),
  /** One token request, from the first to the last byte. */
  tokenMs: z.number().int().positive().default(15_000),
  /** From sending a request to the head of its answer. */
  firstByteMs: z.number().int().positive().default(120_000),
  /** Silence inside an answer. GET streams and `subscriptions/listen` have no limit. */
  silenceMs: z.number().int().positive().default(300_000),
  controlMs: z.number().int().positive().default(5_000),
  keychainMs: z.number().int().positive().default(5_000),
  /** While the system itself asks the person to unlock or to allow. */
  keychainPromptMs: z.number().int().positive().default(120_000),
  drainMs: z.number().int().positive().default(4_000),
  requestBodyBytes: z
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
  requestHeadBytes: z
    .number()
    .int()
    .positive()
    .default(32 * 1024),
  /** Bodies up to this size are gathered, so that they can be read and sent again. */
  replayBytes: z
    .number()
    .int()
    .positive()
    .default(256 * 1024),
});
export type Budgets = z.infer<typeof budgetsSchema>;

/** Where credentials belong: they are sent only where all three agree. */
export const bindingSchema = z.object({
  issuer: z.string(),
  mcpUrl: z.string(),
  tokenOrigin: z.string(),
});
export type Binding = z.infer<typeof bindingSchema>;

export const settingsSchema = z.object({
  mcpUrl: z.string().default(DEFAULT_MCP_URL),
  port: z.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  paused: z.boolean().default(false),
  /** Quit on purpose: nothing starts the app by itself until the next login. */
  quitOnPurpose: z.boolean().default(false),
  /** Names the keychain entry; the entry repeats it, and only the entry is believed. */
  binding: bindingSchema.nullable().default(null),
  /** Origins of web pages that may use the local endpoint, beyond our own. */
  allowedOrigins: z.array(z.string()).default([]),
  httpsProxy: z.string().nullable().default(null),
  noProxy: z.string().nullable().default(null),
  extraCaFile: z.string().nullable().default(null),
  /** Last proof that the server speaks the modern protocol era; decides how standby answers. */
  modernEraProven: z.boolean().default(false),
  /** Scopes without which the person chose to go on; any other missing one needs them again. */
  acceptedMissingScopes: z.array(z.string()).default([]),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  trayIcon: z.enum(['colours', 'one-colour']).default('colours'),
  notifications: z.boolean().default(true),
  /** The window shows the demo, also after a restart. */
  showsDemo: z.boolean().default(false),
  /** Where the window stood when it was last closed, in points of the screen. */
  windowPlace: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .nullable()
    .default(null),
  /** Names of tables are written down in the activity. Never SQL text or rows. */
  recordsTableNames: z.boolean().default(true),
  /** How long the activity is kept. */
  activityDays: z.union([z.literal(1), z.literal(7), z.literal(30)]).default(7),
  /** The person's choice whether newer versions are looked for; null leaves it to the administrator. */
  looksForUpdates: z.boolean().nullable().default(null),
  budgets: budgetsSchema.prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What an administrator lays down for everybody on a computer; the person may choose otherwise. */
export const administratorDefaultsSchema = z.object({
  looksForUpdates: z.boolean().nullable().default(null),
});
export type AdministratorDefaults = z.infer<typeof administratorDefaultsSchema>;

/** The person's choice before the administrator's; without either, yes. */
export function looksForUpdates(settings: Settings, defaults: AdministratorDefaults): boolean {
  return settings.looksForUpdates ?? defaults.looksForUpdates ?? true;
}
