import { join } from 'node:path';
import type { RealClient } from '../real-client.ts';

const requests = [
  {
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'through-mcp-remote', version: '1' },
    },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list' },
];

interface Servers {
  readonly mcpServers: {
    readonly dynamosql: {
      readonly url: string;
      readonly headers: { readonly Authorization: string };
    };
  };
}

/** A bridge that clients start by command: it speaks stdio to them and HTTP to us. */
export const mcpRemote: RealClient = {
  id: 'mcp-remote',
  assistant: 'other',
  configFile: 'servers.json',
  introducesItselfAs: 'through-mcp-remote (via mcp-remote 0.15.1)',
  probesEveryServer: true,
  async look({ machine, modules }) {
    const { mcpServers }: Servers = JSON.parse(machine.read('servers.json'));
    const { url, headers } = mcpServers.dynamosql;
    const program = join(modules, 'mcp-remote/dist/proxy.js');
    const header = headers ? ['--header', `Authorization:${headers.Authorization}`] : [];
    const how = ['--transport', 'http-only', ...header];
    const bridge = machine.start([process.execPath, program, url, ...how]);
    for (const request of requests) bridge.sendLine(JSON.stringify({ jsonrpc: '2.0', ...request }));
    return bridge.until(/"id":2,"result"|"id":1,"error"|Fatal error: /);
  },
  connected: /"name":"list_tables"/,
  refused: /Dynamic Client Registration rejected \(HTTP 404\)/,
};
