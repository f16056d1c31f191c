import type { z } from 'zod';
import type { Grant } from '../../oauth/issued-tokens.ts';
import type { McpScope } from '../../oauth/scopes.ts';
import type { Switches } from '../../switches.ts';

/** What a tool call comes to; the MCP server puts it into the shape that the switches ask for. */
export type ToolOutcome =
  | { readonly kind: 'done'; readonly content: Readonly<Record<string, unknown>> }
  /** The caller's mistake or the engine's refusal, as a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: McpScope;
  readonly inputSchema: z.ZodType;
  /** @param args what the input schema made of the caller's arguments */
  call(args: unknown, context: { readonly switches: Switches }): Promise<ToolOutcome>;
}

/** Binds a tool's schema and its act, so that the act knows the type of its arguments. */
export function defineTool<Schema extends z.ZodType>(
  tool: Omit<Tool, 'inputSchema' | 'call'> & {
    readonly inputSchema: Schema;
    call(args: z.output<Schema>, context: { readonly switches: Switches }): Promise<ToolOutcome>;
  },
): Tool {
  return { ...tool, call: (args, context) => tool.call(args as z.output<Schema>, context) };
}

/** Tools whose scope is missing do not exist for a caller (contract 4.1). */
export function toolsFor(grant: Grant, tools: readonly Tool[]): readonly Tool[] {
  return tools.filter(({ scope }) => grant.scopes.includes(scope));
}
