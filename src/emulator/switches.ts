import { z } from 'zod';

/**
 * The alternatives to what the stand-in assumes about the real server. The defaults are those of
 * contract 11; `assumptions.ts` says for each what is assumed and why it is a guess.
 */
const switchesSchema = z.strictObject({
  /** `older` serves the discovery document of contract 1.3, with no browser flow. */
  metadata: z.enum(['newer', 'older']).default('newer'),
  /** Serves the protected-resource document under its path-suffixed address too. */
  suffixedMetadata: z.boolean().default(false),
  /** Ignores the port when it compares a loopback redirect address. */
  anyRedirectPort: z.boolean().default(false),
  /** `partial` grants only the first of the scopes that were asked for in the browser. */
  consent: z.enum(['all', 'partial', 'denied']).default('all'),
  answers: z.enum(['json', 'sse']).default('json'),
  /** Serves protocol revision 2026-07-28 beside the older ones. */
  modern: z.boolean().default(false),
  /** Sends `WWW-Authenticate` with a 401 or 403 of the MCP endpoint. */
  challenge: z.boolean().default(true),
  missingScope: z.enum(['unknown-tool', 'forbidden']).default('unknown-tool'),
  /** What a row limit over the cap of 1000 leads to. */
  overCap: z.enum(['clamp', 'refuse']).default('clamp'),
  /** `rest` answers rows with the field names of the REST API. */
  rowsShape: z.enum(['mcp', 'rest']).default('mcp'),
  toolContent: z.enum(['both', 'structured', 'text']).default('both'),
  toolFailures: z.enum(['result', 'error']).default('result'),
  /** How a table name without quotes is matched. */
  unquotedNames: z.enum(['folded', 'any-case']).default('folded'),
  requestIds: z.boolean().default(true),
  /** How long an idle connection stays open, in seconds. */
  keepAliveSeconds: z.number().positive().default(65),
  /** Tells clients so with a `Keep-Alive` header, as Node servers do unasked. */
  keepAliveHint: z.boolean().default(false),
});

export type Switches = z.infer<typeof switchesSchema>;
export type SwitchName = keyof Switches;

export interface SwitchBoard {
  now(): Switches;
  /** @returns what is wrong with the value, or undefined when it was set */
  set(name: string, value: unknown): string | undefined;
}

/** @throws ZodError when a switch is unknown or its value is not one of the alternatives */
export function createSwitchBoard(initial: Partial<Switches> = {}): SwitchBoard {
  let current = switchesSchema.parse(initial);
  return {
    now: () => current,
    set: (name, value) => {
      const parsed = switchesSchema.safeParse({ ...current, [name]: value });
      if (!parsed.success) return parsed.error.issues[0]?.message;
      current = parsed.data;
      return undefined;
    },
  };
}
