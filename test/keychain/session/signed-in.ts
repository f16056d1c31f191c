import { run } from '../../scenarios/cli/run.ts';
import { type RunningEmulator, startEmulator } from '../../scenarios/harness/emulator.ts';
import { openWorld, type World } from '../../scenarios/harness/world.ts';
import { createSession, type DesktopSession } from './desktop-session.ts';

/** A session with a keyring and a stand-in server, whose commands find both. */
export interface Desk {
  readonly session: DesktopSession;
  readonly emulator: RunningEmulator;
  /** The world's `start` with the session's bus; the server is named only at login. */
  readonly seat: Pick<World, 'start'>;
  logIn(seat?: Pick<World, 'start'>): ReturnType<typeof run>;
}

/** A desk that ends with its world: by default with the test that opened it. */
export async function openDesk(world: World = openWorld()): Promise<Desk> {
  const session = await createSession(world);
  await session.startKeyring('unlocked');
  const emulator = await startEmulator(session.world);
  const seat = seatIn(session);
  return {
    session,
    emulator,
    seat,
    logIn: (at = seat) =>
      run(at, ['login', '--json'], {
        input: `${emulator.clientId}\n${emulator.clientSecret}\n`,
        variables: { DYNAMOSQL_MCP_URL: emulator.endpoint },
      }),
  };
}

/** A way to start commands in a session; `own` variables may give them another home. */
export function seatIn(
  { world, environment }: DesktopSession,
  own: Readonly<Record<string, string>> = {},
): Pick<World, 'start'> {
  const bus = environment['DBUS_SESSION_BUS_ADDRESS'];
  return {
    start: (args, options = {}) =>
      world.start(args, {
        ...options,
        variables: { DBUS_SESSION_BUS_ADDRESS: bus, ...own, ...options.variables },
      }),
  };
}
