import { z } from 'zod';
import { assistantSeenSchema } from './assistant-seen.ts';

/** How an assistant reaches us: by address with its key in a header, or by our bridge. */
export const waySchema = z.enum(['header', 'stdio']);
export type Way = z.infer<typeof waySchema>;

export const diffLineSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  /** Counted from 1; of the old text for removed lines, of the new one for the others. */
  line: z.number(),
  /** Shown text: keys, tokens and secrets are masked, long lines are cut. */
  text: z.string(),
});
export type DiffLine = z.infer<typeof diffLineSchema>;

export const warningSchema = z.object({
  code: z.enum([
    'assistant-not-found',
    'git-work-tree',
    'loopback-proxied',
    'others-can-read',
    'other-builds',
    'old-entries',
    'wsl',
    'written-over',
  ]),
  text: z.string(),
});
export type Warning = z.infer<typeof warningSchema>;

/** Why an entry for DynamoSQL that is not ours should go. */
export const oldEntrySchema = z.object({
  name: z.string(),
  reason: z.enum(['pasted-token', 'client-secret', 'direct']),
  path: z.string(),
  /** Which build of the assistant reads that file, where there are several. */
  variant: z.string().nullable(),
});
export type OldEntry = z.infer<typeof oldEntrySchema>;

const changeSchema = z.enum(['create', 'add', 'replace', 'none']);

/** A file of another build of the assistant that changes along. */
const otherFileSchema = z.object({
  path: z.string(),
  variant: z.string().nullable(),
  change: changeSchema,
  diff: z.array(diffLineSchema),
  backup: z.string().nullable(),
  backupHoldsSecret: z.boolean(),
});
export type OtherFile = z.infer<typeof otherFileSchema>;

/** What `connect` does or would do to the assistant's file, and to those of its other builds. */
export const connectOutput = z.object({
  assistant: z.string(),
  /** Name of the entry. */
  name: z.string(),
  path: z.string(),
  /** Which build of the assistant reads this file, where there are several. */
  variant: z.string().nullable(),
  way: waySchema,
  /** `none`: the entry is there already, as it should be. */
  change: changeSchema,
  diff: z.array(diffLineSchema),
  /** Files of other builds that hold an old entry or one of ours, which gets the same key. */
  others: z.array(otherFileSchema),
  /** Entries that go, because they hold a token or secret, or bypass the app. */
  replaces: z.array(oldEntrySchema),
  warnings: z.array(warningSchema),
  /** Names the texts that the change was made for; hand it back so that no other is changed. */
  preview: z.string(),
  /** False for a preview, and when nothing was to do. */
  applied: z.boolean(),
  /** The file as it was, beside it. */
  backup: z.string().nullable(),
  /** The backup holds a token or secret of an old entry: delete it when all is well. */
  backupHoldsSecret: z.boolean(),
  restart: z.string(),
});
export type ConnectOutput = z.infer<typeof connectOutput>;

export const disconnectedSchema = z.object({
  assistant: z.string(),
  path: z.string().nullable(),
  /**
   * `restored`: byte for byte as found; `deleted`: the file was ours alone; `entry-removed`: others
   * changed it since, so only our entry went; `not-there`: it had no entry of ours; `refused`: see `cause`.
   */
  outcome: z.enum(['restored', 'deleted', 'entry-removed', 'not-there', 'refused']),
  cause: z.string().nullable(),
  /** A backup that is left, since it differs from the file. */
  backup: z.string().nullable(),
  /** Those of earlier changes to the same file, which are left as well. */
  earlierBackups: z.array(z.string()).optional(),
  keyRevoked: z.boolean(),
});
export type Disconnected = z.infer<typeof disconnectedSchema>;

/** Every backup that undoing left. */
export function backupsLeft({
  backup,
  earlierBackups = [],
}: Pick<Disconnected, 'backup' | 'earlierBackups'>): readonly string[] {
  return backup === null ? earlierBackups : [...earlierBackups, backup];
}

export const disconnectOutput = z.object({ disconnected: z.array(disconnectedSchema) });

/** Backups that are gone: what undo does from then on is to take the entry out. */
export const deletedBackupsOutput = z.object({
  assistant: z.string(),
  deleted: z.array(z.string()),
});

/** A new key, and the file with its entry; null where the snippet has to be pasted anew. */
export const resetKeyOutput = z.object({
  assistant: z.string(),
  path: z.string().nullable(),
  /** Only by `header` does the file hold the key; null where there is no file. */
  way: waySchema.nullable(),
  warnings: z.array(warningSchema),
  restart: z.string(),
});

/** An extension to install in an assistant: a file, as Base64. It holds no key. */
export const bundleOutput = z.object({ fileName: z.string(), base64: z.string() });

/** What `snippet claude-desktop --bundle FILE` wrote, as an absolute path. */
export const writtenBundleOutput = z.object({ path: z.string() });

/** One assistant in the list: what is known of its files, and what was seen of it. */
export const assistantRowSchema = assistantSeenSchema.extend({
  /** Two letters that stand for it. */
  monogram: z.string(),
  /** Something of it lies on this computer. */
  found: z.boolean(),
  /** The file that is edited; null where it is connected by hand. */
  path: z.string().nullable(),
  variant: z.string().nullable(),
  /**
   * `waiting`: connected, and not heard of since the app started; `key-revoked`: its entry holds a
   * key that is not accepted; `address-changed`: its entry leads to another port.
   */
  state: z.enum(['none', 'waiting', 'seen', 'key-revoked', 'address-changed']),
  way: waySchema.nullable(),
  hasKey: z.boolean(),
  oldEntries: z.array(oldEntrySchema),
  /** Why its file cannot be edited. */
  problem: z.object({ code: z.string(), cause: z.string() }).nullable(),
  /** Why no file of it is ever edited. */
  byHand: z.string().nullable(),
  /** Another way than its file: a link that it opens, or an extension that it installs. */
  installs: z.enum(['link', 'extension']).nullable(),
  restart: z.string(),
  evidence: z.enum(['tried', 'source', 'documents', 'reported']),
});
export type AssistantRow = z.infer<typeof assistantRowSchema>;
