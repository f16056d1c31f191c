import type { z } from 'zod';
import { failureOutput } from '../../../src/shared/outputs.ts';
import { within } from '../harness/waiting.ts';
import type { World } from '../harness/world.ts';

/** A command that has ended. */
export interface Finished {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Stdout as the one JSON document that it must be; throws when it is another. */
  json<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
  /** The failure that it told with --json; throws when it told none. */
  failure(): z.output<typeof failureOutput>['error'];
}

type RunOptions = Parameters<World['start']>[1];

const DEADLINE_MS = 30_000;

/** Runs one command in a world, to its end. */
export async function run(
  world: Pick<World, 'start'>,
  args: readonly string[],
  options?: RunOptions,
): Promise<Finished> {
  const command = world.start(args, options);
  const told = (): string => `the end of ${args.join(' ')}\n${command.stdout()}${command.stderr()}`;
  const { code } = await within(command.exited, DEADLINE_MS, told);
  const [stdout, stderr] = [command.stdout(), command.stderr()];
  const json = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> =>
    schema.parse(JSON.parse(stdout));
  return { code, stdout, stderr, json, failure: () => json(failureOutput).error };
}
