import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ID, CLIENT_SECRET } from '../bench-protocol.ts';
import type { Contender, Place } from '../contender.ts';
import { createHttpCaller } from '../http-caller.ts';
import type { Build } from '../measurement.ts';
import { readyLine, startProgram } from '../started-program.ts';

/** The app as people run it: the built command, in a home of its own, with credentials by environment. */
export async function startServing(place: Place, { command }: Build) {
  const home = mkdtempSync(join(place.folder, 'home-'));
  const program = startProgram(process.execPath, {
    args: [command, 'serve', '--port', '0', '--json'],
    environment: {
      HOME: home,
      TMPDIR: home,
      DYNAMOSQL_TRAY_HOME: join(home, 'tray'),
      DYNAMOSQL_MCP_URL: `https://localhost:${place.upstreamPort}/mcp`,
      DYNAMOSQL_CLIENT_ID: CLIENT_ID,
      DYNAMOSQL_CLIENT_SECRET: CLIENT_SECRET,
      NODE_EXTRA_CA_CERTS: place.caFile,
    },
  });
  const ready = (await readyLine(program)) as { readonly endpoint: string; readonly key: string };
  return { ...ready, program, home };
}

export async function startOurs(place: Place, build: Build): Promise<Contender> {
  const { program, endpoint, key } = await startServing(place, build);
  const caller = createHttpCaller({ origin: new URL(endpoint).origin, bearer: key });
  return {
    name: build.name,
    pid: program.pid,
    caller,
    async end() {
      await caller.close();
      await program.end();
    },
  };
}
