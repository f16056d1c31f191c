import { run } from '../../scenarios/cli/run.ts';
import { type RunningEmulator, startEmulator } from '../../scenarios/harness/emulator.ts';
import { type Incoming, send } from '../../scenarios/harness/http.ts';
import { listTables, type Message } from '../../scenarios/harness/messages.ts';
import type { World } from '../../scenarios/harness/world.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { freePort } from './free-port.ts';

/** A desktop with a stand-in server in a process of its own, and commands that find both. */
export interface Household {
  readonly desktop: Desktop;
  readonly emulator: RunningEmulator;
  /** Starts commands that belong to this desktop's keychain and app. */
  readonly seat: Pick<World, 'start'>;
  /** Signs in on the command line, which is kept for the app. */
  signIn(): Promise<void>;
  /** Calls `list_tables` as an assistant does, with a key of its own; gives the answer's text. */
  callTool(): Promise<string>;
  /** Gets a key, and gives what calls `list_tables` with it: for calls that must begin at once. */
  prepareCall(): Promise<() => Promise<string>>;
  /** What the app that serves this home says of itself. */
  state(): Promise<AppStatus>;
}

export interface AppStatus {
  readonly state: string;
  readonly code: string;
  readonly endpoint: string | null;
  readonly pid: number | null;
}

/** One that ends with its test. */
export async function openHousehold(): Promise<Household> {
  return furnishHousehold(await openDesktop());
}

export async function furnishHousehold(desktop: Desktop): Promise<Household> {
  const { world, environment } = desktop;
  // The usual port may be anybody's on this machine.
  world.writeSettings({ port: await freePort() });
  const emulator = await startEmulator(world);
  const seat: Pick<World, 'start'> = {
    start: (args, options = {}) =>
      world.start(args, { ...options, variables: { ...environment, ...options.variables } }),
  };
  async function state(): Promise<AppStatus> {
    return JSON.parse((await run(seat, ['status', '--json'])).stdout);
  }
  async function prepareCall(): Promise<() => Promise<string>> {
    const snippet = (await run(seat, ['snippet', 'codex', '--json'])).stdout;
    const key = /dsk_[\w-]{43}/.exec(snippet)?.[0];
    const { endpoint } = await state();
    return async () => (await callWith(key ?? '', endpoint ?? '')).text;
  }
  return {
    desktop,
    emulator,
    seat,
    state,
    async signIn() {
      const { code, stdout } = await run(seat, ['login', '--json'], {
        input: `${emulator.clientId}\n${emulator.clientSecret}\n`,
        variables: { DYNAMOSQL_MCP_URL: emulator.endpoint },
      });
      if (code !== 0) throw new Error(`Signing in ended with ${code}: ${stdout}`);
    },
    prepareCall,
    callTool: async () => (await prepareCall())(),
  };
}

/** A call with a key or a token, at the local address or the server's; `list_tables` if none is named. */
export function callWith(
  bearer: string,
  endpoint: string,
  message: Message = listTables(),
): Promise<Incoming> {
  return send(endpoint, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify(message),
  });
}
