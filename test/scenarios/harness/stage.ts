import { afterAll, beforeAll } from 'vitest';
import { type RunningEmulator, startEmulator } from './emulator.ts';
import { type RunningGateway, startGateway } from './gateway.ts';
import { type Arrived, type OwnUpstream, startOwnUpstream } from './own-upstream.ts';
import { createWorld, openWorld, type World } from './world.ts';

/** The usual set: the stand-in and the gateway in two processes, in one world. */
export interface Stage {
  readonly world: World;
  readonly emulator: RunningEmulator;
  readonly gateway: RunningGateway;
}

export interface StageOptions {
  /** Further arguments of `emulator`. */
  readonly emulator?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** The state to wait for; by default the first good answer of the server, undefined for none. */
  readonly state?: string | undefined;
}

/** A stage that ends with the test that opened it. */
export function openStage(options: StageOptions = {}): Promise<Stage> {
  return setUp(openWorld(), options);
}

/** One stage for all tests of a file, for stories that leave it as they found it. */
export function sharedStage(options: StageOptions = {}): () => Stage {
  const world = createWorld();
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await setUp(world, options);
  });
  afterAll(() => world.end());
  return () => {
    if (!stage) throw new Error('The stage stands only while tests run.');
    return stage;
  };
}

async function setUp(world: World, options: StageOptions): Promise<Stage> {
  if (options.settings) world.writeSettings(options.settings);
  const emulator = await startEmulator(world, options.emulator);
  const { variables = {} } = options;
  const gateway = await startGateway(world, emulator, { variables });
  const state = 'state' in options ? options.state : 'ready';
  if (state !== undefined) await gateway.untilState(state);
  return { world, emulator, gateway };
}

/** A gateway in front of a server of the test's own. It ends with the test. */
export async function openOwnStage(
  answer: (call: Arrived) => void | Promise<void>,
  settings: Readonly<Record<string, unknown>> = {},
  until: Pick<StageOptions, 'state'> = { state: 'ready' },
): Promise<{
  readonly world: World;
  readonly upstream: OwnUpstream;
  readonly gateway: RunningGateway;
}> {
  const world = openWorld();
  world.writeSettings(settings);
  const upstream = await startOwnUpstream(world, answer);
  const gateway = await startGateway(world, upstream);
  if (until.state !== undefined) await gateway.untilState(until.state);
  return { world, upstream, gateway };
}
