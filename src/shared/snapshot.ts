import { z } from 'zod';
import { assistantSeenSchema } from './assistant-seen.ts';
import { healthSchema } from './health.ts';
import { updateSchema } from './update.ts';

/** What happened in one quarter of an hour, for the 24-hour strip. */
export const quarterSchema = z.object({
  calls: z.number(),
  /** Of these calls: refused or errored by us, or HTTP 400 and above. */
  failed: z.number(),
  /** Of these calls: answered on this computer because of a state. */
  answeredHere: z.number(),
  renewals: z.number(),
  /** `asleep`: the computer or the app was not running; `stopped`: a token was wanted and not got. */
  renewing: z.enum(['running', 'asleep', 'stopped']),
});
export type Quarter = z.infer<typeof quarterSchema>;

export const stripSchema = z.object({
  /** ISO 8601: when the last of the quarters began. */
  lastBeganAt: z.string(),
  /** 96 of them, the oldest first. */
  quarters: z.array(quarterSchema),
});
export type Strip = z.infer<typeof stripSchema>;

export const knownAssistantSchema = assistantSeenSchema.extend({
  /** Two letters that stand for it. */
  monogram: z.string(),
  /** It was given a key of its own. */
  hasKey: z.boolean(),
});
export type KnownAssistant = z.infer<typeof knownAssistantSchema>;

export const snapshotTokenSchema = z.object({
  secondsLeft: z.number(),
  lifeSeconds: z.number(),
  /** The schedule renews it when this much is left; it never needs to reach zero. */
  renewsAtSecondsLeft: z.number(),
});

/**
 * The one picture of the app that tray and window draw. It holds no secret, token or key. Spans are
 * as of its making: what draws it adds the time that has passed since.
 */
export const snapshotSchema = z.object({
  version: z.string(),
  health: healthSchema,
  /** Name of the assistant whose call was the last proof; null when a check of ours was. */
  provenBy: z.string().nullable(),
  /** Until the next try by itself, while there is trouble. */
  nextTrySeconds: z.number().nullable(),
  requestId: z.string().nullable(),
  demo: z.boolean(),
  /** False until credentials are stored or given. */
  isSetUp: z.boolean(),
  /** Host of the remote server. */
  host: z.string(),
  /** The local address; null while the gateway does not listen. */
  endpoint: z.string().nullable(),
  token: snapshotTokenSchema.nullable(),
  /** The two documented scopes with their tools. Empty until a token said what is granted. */
  scopes: z.array(
    z.object({ name: z.string(), isGranted: z.boolean(), tools: z.array(z.string()) }),
  ),
  strip: stripSchema,
  /** Those that called or have a key, the latest caller first. */
  assistants: z.array(knownAssistantSchema),
  /** Another process that holds this home; then this one serves nothing. */
  otherOwner: z.object({ pid: z.number(), since: z.string() }).nullable(),
  /** This desktop shows no tray icons, so the window stays. */
  trayMissing: z.boolean(),
  /** What is known of newer versions of the app. */
  update: updateSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
