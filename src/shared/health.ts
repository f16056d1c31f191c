import { z } from 'zod';
import { failureCatalogue } from './failure-catalogue.ts';
import { type State, stateNames } from './states.ts';

const failureCodes = Object.keys(failureCatalogue) as [string, ...string[]];

/** The one health object: tray, window, command line and errors to assistants all read it. */
export const healthSchema = z.object({
  state: z.enum(Object.keys(stateNames) as [State, ...State[]]),
  /** `ready`, or the code of the failure that explains the state. */
  code: z.enum(['ready', ...failureCodes]),
  /** What to say, without an age: ages are added where they are shown. */
  sentence: z.string(),
  cause: z.string(),
  next: z.string(),
  /** ISO 8601, when this state began. */
  since: z.string(),
  /** Seconds since the MCP endpoint itself last answered well; null when it never did. */
  proofAgeSeconds: z.number().nullable(),
  remark: z.string().nullable(),
});
export type Health = z.infer<typeof healthSchema>;
