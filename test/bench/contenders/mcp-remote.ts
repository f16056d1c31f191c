import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedFrom } from '../../on-demand-install.ts';
import { TOKEN } from '../bench-protocol.ts';
import type { Contender, Place } from '../contender.ts';
import { startProgram } from '../started-program.ts';
import { openStdioCaller } from '../stdio-caller.ts';

const PINNED = join(import.meta.dirname, '..', '..', 'clients', 'mcp-remote');

/** What people use today where their assistant speaks stdio alone. */
export async function startMcpRemote(place: Place): Promise<Contender> {
  const packages = await installedFrom(PINNED);
  const home = join(place.folder, `mcp-remote-${place.upstreamPort}`);
  mkdirSync(home, { recursive: true });
  const program = startProgram(process.execPath, {
    args: [
      join(packages, 'mcp-remote', 'dist', 'proxy.js'),
      `https://localhost:${place.upstreamPort}/mcp`,
      '--transport',
      'http-only',
      '--header',
      `Authorization:Bearer ${TOKEN}`,
    ],
    environment: { HOME: home, NODE_EXTRA_CA_CERTS: place.caFile },
  });
  const caller = await openStdioCaller(program);
  return { name: 'mcp-remote', pid: program.pid, caller, end: program.end };
}
