import type { McpSession, McpToolFacts, McpToolResult } from '../../src/main/core/ports.ts';
import type { Failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

export interface FakeMcpSession extends McpSession {
  readonly calls: readonly { readonly tool: string; readonly toolArguments: unknown }[];
  readonly closed: number;
}

interface SessionScript {
  readonly tools?: readonly McpToolFacts[] | Failure;
  readonly answer?: McpToolResult | Failure;
}

export const documentedTools: readonly McpToolFacts[] = [
  'list_tables',
  'describe_table',
  'run_sql',
].map((name) => ({ name, description: undefined, inputSchema: { type: 'object' } }));

/** A tool's answer with this content, as the session gives it. */
export function toolAnswer(content: unknown): McpToolResult {
  return { isError: false, content, text: JSON.stringify(content) };
}

/** A session that gives the scripted list and the same answer to every call. */
export function createFakeSession({
  tools = documentedTools,
  answer = toolAnswer({ schema_name: 'east', tables: [{ name: 'orders' }] }),
}: SessionScript = {}): FakeMcpSession {
  const calls: { tool: string; toolArguments: unknown }[] = [];
  let closed = 0;
  return {
    calls,
    get closed() {
      return closed;
    },
    server: { name: 'DynamoSQL', protocolVersion: '2025-11-25' },
    list: async () => ('code' in tools ? failed(tools) : ok(tools)),
    async call(tool, toolArguments) {
      calls.push({ tool, toolArguments });
      return 'code' in answer ? failed(answer) : ok(answer);
    },
    async close() {
      closed += 1;
    },
  };
}
