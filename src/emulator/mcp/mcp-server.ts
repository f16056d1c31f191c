import { Server } from '@modelcontextprotocol/server';
import type { Grant } from '../oauth/issued-tokens.ts';
import type { Switches } from '../switches.ts';
import { offerTools } from './offer-tools.ts';
import { offerPrompts } from './prompts.ts';
import { offerResources } from './resources.ts';
import type { Tool } from './tools/tool.ts';

interface McpServerOptions {
  readonly grant: Grant;
  readonly tools: readonly Tool[];
  readonly switches: Switches;
  /** Says in the title and the instructions that the data is not the user's. */
  readonly isDemo: boolean;
  readonly versions: readonly string[];
}

/**
 * A server for one request: the real one keeps no session (contract 4.1), and what it offers depends
 * on the token. The low-level `Server` is used because the high-level one turns bad arguments into
 * tool results, where contract 11.2, item 28 assumes JSON-RPC errors.
 */
export function createMcpServer(options: McpServerOptions): Server {
  const server = new Server(identity(options.isDemo), {
    capabilities: { tools: {}, resources: {}, prompts: {} },
    instructions: instructions(options.isDemo),
    supportedProtocolVersions: [...options.versions],
  });
  offerTools(server, options);
  offerResources(server);
  offerPrompts(server);
  return server;
}

function identity(isDemo: boolean): { name: string; title: string; version: string } {
  return {
    name: 'dynamosql',
    title: isDemo ? 'DynamoSQL (demo data)' : 'DynamoSQL',
    version: '1.0.0',
  };
}

function instructions(isDemo: boolean): string {
  const work =
    'Read-only SQL over DynamoDB tables. Call list_tables first, then describe_table, then run_sql.';
  return isDemo ? `${work} All data here is invented demo data, not the user's own.` : work;
}
