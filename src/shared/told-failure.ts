import { z } from 'zod';

/** A failure as it crosses to another process. */
export const toldFailureSchema = z.object({
  code: z.string(),
  title: z.string(),
  cause: z.string(),
  next: z.string(),
});
export type ToldFailure = z.infer<typeof toldFailureSchema>;
