import { z } from 'zod';
import { disconnectedSchema } from './connecting.ts';

/** What the app leaves for a user, in the order in which it goes: what names a thing goes after the thing. */
export const uninstallParts = [
  'assistants',
  'backups',
  'credentials',
  'login',
  'settings',
] as const;
export type UninstallPart = (typeof uninstallParts)[number];

/** Something that stays, and why. */
const leftSchema = z.object({ what: z.string(), why: z.string() });
export type Left = z.infer<typeof leftSchema>;

export const partOutcomeSchema = z.object({
  part: z.enum(uninstallParts),
  /**
   * `gone`: it is gone, or would go in a dry run; `nothing`: there was none; `kept`: by choice, or
   * with what it belongs to; `failed`: see `failure`, and run it again.
   */
  outcome: z.enum(['gone', 'nothing', 'kept', 'failed']),
  /** Paths and keychain entries. A folder stands for all that is in it. */
  gone: z.array(z.string()),
  left: z.array(leftSchema),
  failure: z
    .object({ code: z.string(), title: z.string(), cause: z.string(), next: z.string() })
    .nullable(),
});
export type PartOutcome = z.infer<typeof partOutcomeSchema>;

/** How the program itself came here, and so how it goes. */
export const removalSchema = z.object({
  kind: z.enum(['deb', 'rpm', 'appimage', 'npm', 'macos', 'windows', 'folder']),
  /** What to do, with the command in backquotes where there is one. */
  how: z.string(),
});
export type Removal = z.infer<typeof removalSchema>;

/** What `uninstall` did, or would do. */
export const uninstallOutput = z.object({
  /** True: nothing was touched. */
  dryRun: z.boolean(),
  /** The folder that settings and keys lie in. */
  home: z.string(),
  parts: z.array(partOutcomeSchema),
  /** Each file of an assistant, and how it was left. */
  disconnected: z.array(disconnectedSchema),
  /** What is left to the person: one row for each way in which the program was installed. */
  program: z.array(removalSchema),
});
export type UninstallOutput = z.infer<typeof uninstallOutput>;
