import { afterAll, beforeAll } from 'vitest';
import { type RunningEmulator, startEmulator } from '../harness/emulator.ts';
import { serverVariables } from '../harness/gateway.ts';
import { createWorld, type World } from '../harness/world.ts';
import { type Finished, run } from './run.ts';

/** A world with a stand-in server, and a person who types commands with its credentials set. */
export interface Desk {
  readonly world: World;
  readonly emulator: RunningEmulator;
  /** Runs a command with the server and its credentials in the environment. */
  type(...args: readonly string[]): Promise<Finished>;
}

/** One desk for all tests of a file; each leaves its server without faults. */
export function sharedDesk(emulatorArgs: readonly string[] = []): () => Desk {
  const world = createWorld();
  let desk: Desk | undefined;
  beforeAll(async () => {
    const emulator = await startEmulator(world, emulatorArgs);
    const variables = serverVariables(emulator);
    desk = { world, emulator, type: (...args) => run(world, args, { variables }) };
  });
  afterAll(() => world.end());
  return () => {
    if (!desk) throw new Error('The desk stands only while tests run.');
    return desk;
  };
}
