import { z } from 'zod';

/** What the person can change in Settings. Everything here is stored, but `startsAtLogin`, which is the system's. */
export const preferencesSchema = z.object({
  appearance: z.enum(['system', 'light', 'dark']),
  trayIcon: z.enum(['colours', 'one-colour']),
  notifications: z.boolean(),
  /** Table names are written down in the activity. Never SQL text or rows. */
  recordsTableNames: z.boolean(),
  activityDays: z.union([z.literal(1), z.literal(7), z.literal(30)]),
  mcpUrl: z.string(),
  httpsProxy: z.string().nullable(),
  noProxy: z.string().nullable(),
  extraCaFile: z.string().nullable(),
  /** Newer versions of the app are looked for. */
  looksForUpdates: z.boolean(),
});

export const preferencesViewSchema = preferencesSchema.extend({
  /** As the system says now; null where it cannot be told. */
  startsAtLogin: z.boolean().nullable(),
  port: z.number(),
  /** Where proxy and CA come from when not from here. */
  proxySetBy: z.enum(['settings', 'environment', 'nobody']),
  caSetBy: z.enum(['settings', 'environment', 'nobody']),
  /** Who said whether updates are looked for. */
  updatesSetBy: z.enum(['person', 'administrator', 'nobody']),
  /** Name of the keychain in use. */
  store: z.string(),
  keychainItem: z.string(),
  /** Masked; null without credentials of its own. */
  clientId: z.string().nullable(),
  logFolder: z.string(),
  /** The clipboard cannot mark a text as concealed here: histories may keep it. */
  clipboardConceals: z.boolean(),
});
export type PreferencesView = z.infer<typeof preferencesViewSchema>;
