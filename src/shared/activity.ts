import { z } from 'zod';

/** One forwarded or locally answered call, without arguments, rows or keys. */
export interface CallRecord {
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
  readonly assistant: string;
  readonly method: string;
  readonly tool: string | undefined;
  /** HTTP status the caller got. */
  readonly status: number;
  readonly ms: number;
  /** Code of our own refusal; undefined when the server's answer passed through. */
  readonly code: string | undefined;
  /** Our own words for the refusal: what, why and what to do. */
  readonly sentence: string | undefined;
  /** Answered on this computer because of a state, such as paused or offline. */
  readonly answeredHere: boolean;
  /** Tables that the call names; none where they are not recorded. */
  readonly tables: readonly string[];
  /** Of the answer's body, as it went to the caller. */
  readonly bytes: number;
  /** The server's `x-request-id`, cleaned. */
  readonly requestId: string | undefined;
}

const entry = {
  /** Counts up; later entries have higher ones. */
  id: z.number(),
  /** ISO 8601. */
  at: z.string(),
};

export const activityCallSchema = z.object({
  ...entry,
  kind: z.literal('call'),
  assistant: z.string(),
  /** The assistant's name as people know it. */
  name: z.string(),
  method: z.string(),
  tool: z.string().nullable(),
  /** Tables that the call names, when they are recorded. */
  tables: z.array(z.string()),
  status: z.number(),
  ms: z.number(),
  /** Of the answer, as it went to the assistant; null when it was not counted. */
  bytes: z.number().nullable(),
  hasFailed: z.boolean(),
  /** Code, sentence and next step of our own refusal. */
  code: z.string().nullable(),
  sentence: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type ActivityCall = z.infer<typeof activityCallSchema>;

/** A quiet line between the calls: a renewal, the network, sleep, a pause. */
export const activityNoteSchema = z.object({
  ...entry,
  kind: z.literal('note'),
  about: z.enum(['renewal', 'network', 'sleep', 'state', 'key']),
  sentence: z.string(),
});

export const activityEntrySchema = z.discriminatedUnion('kind', [
  activityCallSchema,
  activityNoteSchema,
]);
export type ActivityEntry = z.infer<typeof activityEntrySchema>;
