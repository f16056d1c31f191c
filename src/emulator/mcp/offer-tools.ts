import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type Tool as ToolListing,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Grant } from '../oauth/issued-tokens.ts';
import type { Switches } from '../switches.ts';
import { invalidParams } from './invalid-params.ts';
import { type Tool, type ToolOutcome, toolsFor } from './tools/tool.ts';

/** Lists and calls the tools that the token allows; the others are unknown (contract 4.1). */
export function offerTools(
  server: Server,
  options: { readonly grant: Grant; readonly tools: readonly Tool[]; readonly switches: Switches },
): void {
  const { switches } = options;
  const offered = toolsFor(options.grant, options.tools);
  server.setRequestHandler('tools/list', () => ({ tools: offered.map(listing) }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const tool = offered.find(({ name }) => name === params.name);
    if (tool === undefined) throw invalidParams(`Unknown tool: ${params.name}`);
    const args = tool.inputSchema.safeParse(params.arguments ?? {});
    if (!args.success) throw invalidParams(`${tool.name}: ${objections(args.error)}`);
    return toolResult(await tool.call(args.data, { switches }), switches);
  });
}

/** "max_rows: expected number; table: …", one line. */
function objections(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
}

const listings = new WeakMap<Tool, ToolListing>();

/** The JSON Schema of a tool costs a millisecond and never changes. */
function listing(tool: Tool): ToolListing {
  const known = listings.get(tool) ?? {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: z.toJSONSchema(tool.inputSchema, { io: 'input' }) as ToolListing['inputSchema'],
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
  listings.set(tool, known);
  return known;
}

function toolResult(outcome: ToolOutcome, { toolFailures, toolContent }: Switches): CallToolResult {
  if (outcome.kind === 'failed') {
    const { message } = outcome;
    if (toolFailures === 'error') throw new ProtocolError(ProtocolErrorCode.InternalError, message);
    return { content: [{ type: 'text', text: message }], isError: true };
  }
  const text = JSON.stringify(outcome.content);
  return {
    content: toolContent === 'structured' ? [] : [{ type: 'text', text }],
    ...(toolContent !== 'text' && { structuredContent: outcome.content }),
  };
}
