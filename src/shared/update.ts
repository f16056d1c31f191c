import { z } from 'zod';
import { toldFailureSchema } from './told-failure.ts';

// What is known of newer versions of the app. Version and notes come from outside and were cleaned.

const newer = {
  version: z.string(),
  /** What changed, a line each: plain text. */
  notes: z.array(z.string()),
};

const updateStateSchema = z.discriminatedUnion('kind', [
  /** Nothing looks, by the switch or by the administrator's default. */
  z.object({ kind: z.literal('off') }),
  /** No look was made yet. */
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('looking') }),
  z.object({ kind: z.literal('current') }),
  /** It is there and not here: its download failed quietly, or was put off. */
  z.object({ kind: z.literal('available'), ...newer }),
  z.object({ kind: z.literal('downloading'), ...newer, percent: z.number() }),
  /** It lies on this computer, complete and checked. */
  z.object({ kind: z.literal('ready'), ...newer, isPutOff: z.boolean() }),
  /** The system asks for a password, or calls are answered before the restart. */
  z.object({ kind: z.literal('installing'), version: z.string() }),
  z.object({
    kind: z.literal('failed'),
    failure: toldFailureSchema,
    version: z.string().nullable(),
    notes: z.array(z.string()),
  }),
  /** This copy cannot replace itself; null where it does not even know of newer ones. */
  z.object({
    kind: z.literal('by-hand'),
    version: z.string().nullable(),
    notes: z.array(z.string()),
  }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;

export const updateSchema = z.object({
  state: updateStateSchema,
  /** ISO 8601: when the feed last answered. */
  lookedAt: z.string().nullable(),
  /** A place is known that publishes newer versions. */
  canLook: z.boolean(),
  /** Installing asks for the password of somebody who may install programs. */
  asksPassword: z.boolean(),
});
export type Update = z.infer<typeof updateSchema>;

/** A copy that knows nothing of newer versions and cannot replace itself. */
export const updatedByHand: Update = {
  state: { kind: 'by-hand', version: null, notes: [] },
  lookedAt: null,
  canLook: false,
  asksPassword: false,
};
