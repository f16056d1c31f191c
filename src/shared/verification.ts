import { z } from 'zod';

/** The verifier's checks, in their order. */
export const checkIds = [
  'network',
  'discovery',
  'credentials',
  'scopes',
  'session',
  'tools',
  'list_tables',
  'gateway',
] as const;
export type CheckId = (typeof checkIds)[number];

export const checkSchema = z.object({
  id: z.enum(checkIds),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  ms: z.number(),
  /** What was found; of a failed or skipped check, why. */
  cause: z.string(),
  /** What to do about it; empty when there is nothing to do. */
  fix: z.string(),
  /** Failure code of a failed check. */
  code: z.string().nullable(),
  /** A passed check can still have something to say, such as `loopback_proxied`. */
  warning: z.string().nullable(),
});
export type Check = z.infer<typeof checkSchema>;

export const verificationSchema = z.object({
  /** Whose side the first failure is on; null when all passed. */
  fault: z.enum(['this computer', 'network', 'server', 'credentials', 'assistant']).nullable(),
  checks: z.array(checkSchema),
});
export type Verification = z.infer<typeof verificationSchema>;
