import type { RealClient } from '../real-client.ts';

const requests = [
  { id: 1, method: 'initialize', params: { clientInfo: { name: 'test', version: '1' } } },
  { method: 'initialized' },
  { id: 2, method: 'mcpServerStatus/list', params: {} },
];

/** `codex mcp list` does not connect; its app server, which the IDE and the desktop app use, does. */
export const codex: RealClient = {
  id: 'codex',
  assistant: 'codex',
  configFile: '.codex/config.toml',
  introducesItselfAs: 'codex-mcp-client',
  probesEveryServer: true,
  async look({ machine, bin }) {
    const server = machine.start([bin('codex'), 'app-server']);
    for (const request of requests) server.sendLine(JSON.stringify(request));
    const text = await server.until(/^\{"id":2,.*\}$/m);
    await server.finished();
    return text;
  },
  connected: /"name":"dynamosql".*"list_tables".*"toolsError":null/,
  refused: /"name":"dynamosql".*"tools":\{\}.*"toolsError":".*handshaking with MCP server failed/,
  quotesUs: true,
};
