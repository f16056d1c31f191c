import type { ClientMachine } from '../client-machine.ts';
import type { ClientRun, RealClient } from '../real-client.ts';

interface Inspection {
  /** Name of the server in its config file. */
  readonly server?: string;
  readonly args: readonly string[];
}

/** One method through the Inspector's command line, with a server of its config file. */
export function inspect(
  { machine, bin }: ClientRun,
  { server = 'dynamosql', args }: Inspection,
): ReturnType<ClientMachine['run']> {
  const from = ['--config', 'servers.json', '--server', server, '--stored-auth-only'];
  return machine.run([bin('mcp-inspector'), '--cli', ...from, '--format', 'json', ...args], {
    MCP_INSPECTOR_SECRET_STORE: 'memory',
  });
}

export const inspector: RealClient = {
  id: 'inspector',
  assistant: 'other',
  configFile: 'servers.json',
  introducesItselfAs: 'inspector-cli',
  look: async (run) => (await inspect(run, { args: ['--method', 'tools/list'] })).text,
  connected: /"name":"list_tables"/,
  refused: /"code":"auth_required"/,
  quotesUs: true,
};
