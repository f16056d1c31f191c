import { z } from 'zod';
import { toldFailureSchema } from './told-failure.ts';
import { verificationSchema } from './verification.ts';

/** A line of pasted text as it may be shown: what was recognised is marked, a secret is dots. */
const pastedLineSchema = z.object({
  before: z.string(),
  /** The recognised value, or dots in the place of a secret; empty when nothing was. */
  value: z.string(),
  after: z.string(),
  meaning: z.enum(['clientId', 'clientSecret', 'server', 'nothing']),
});

/** One of the two values that the person has given. */
const givenValueSchema = z.object({
  /** The client ID itself; of a secret, dots of fixed count. */
  shown: z.string(),
  characters: z.number(),
  /** Line of the pasted text, from 1; null when typed into the field. */
  line: z.number().nullable(),
});

/** What was given so far, as the window may know it: the secret itself stays in the main process. */
export const draftSchema = z.object({
  lines: z.array(pastedLineSchema),
  clientId: givenValueSchema.nullable(),
  clientSecret: givenValueSchema.nullable(),
  /** The clipboard still holds the secret. */
  clipboardHoldsSecret: z.boolean(),
});
export type Draft = z.infer<typeof draftSchema>;

/** What became of proving a draft. Nothing is saved before all of it passed. */
export const proofSchema = z.object({
  verification: verificationSchema,
  /** Set when the token endpoint lies elsewhere: the person agrees to it, and it is proven again. */
  unconfirmedTokenOrigin: z.string().nullable(),
  /** Scopes that are wanted and not granted: the person may go on with fewer tools. */
  missingScopes: z.array(z.string()),
  /** The keychain that was written, read and deleted as a test; null when that failed or was not reached. */
  store: z.string().nullable(),
  /** Why the keychain cannot be used: the person may keep the secret for this session only. */
  storeFailure: toldFailureSchema.nullable(),
  /** In use from now on: stored in the keychain that `store` names, or for this session when that is null. */
  isSaved: z.boolean(),
});
export type Proof = z.infer<typeof proofSchema>;
