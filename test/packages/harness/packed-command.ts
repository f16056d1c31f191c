import { dirname } from 'node:path';
import { executableHere } from '../../../scripts/command-targets.ts';
import type { CommandSource } from '../../scenarios/harness/running-command.ts';
import { openWorld, type World } from '../../scenarios/harness/world.ts';

/** What `npm run command` made for this computer. */
export const EXECUTABLE = executableHere();
export const BUILT = dirname(EXECUTABLE);

export function sourceOf(executable: string): CommandSource {
  return { command: [executable], account: undefined };
}

/** A world whose commands are those of an executable; it ends with the test that opened it. */
export function openPackedWorld(): World {
  return withExecutable(openWorld(), EXECUTABLE);
}

/** The world with another program as its command, unless a start names one. */
export function withExecutable(world: World, executable: string): World {
  const source = sourceOf(executable);
  return { ...world, start: (args, options) => world.start(args, { source, ...options }) };
}
