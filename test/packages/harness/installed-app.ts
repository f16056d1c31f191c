import {
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Server, serverVariables } from '../../scenarios/harness/gateway.ts';
import { CLI } from '../../scenarios/harness/running-command.ts';
import { eventually } from '../../scenarios/harness/waiting.ts';
import type { World } from '../../scenarios/harness/world.ts';
import { isRunning, ownerOf } from '../../scenarios/stdio/bridge.ts';
import { BUILT, withExecutable } from './packed-command.ts';

/** The command where installers put it, beside a program that stands in for the desktop app. */
export interface InstalledApp {
  /** The command's world. */
  readonly world: World;
  readonly command: string;
  readonly program: string;
  /** The words of each start of the app so far. */
  starts(): readonly (readonly string[])[];
}

/** The stand-in serves the world's home with credentials that nobody else has. */
export function installApp(world: World, server: Server): InstalledApp {
  const folder = join(world.folder, 'Installed App');
  const bin = join(folder, 'resources', 'bin');
  mkdirSync(bin, { recursive: true });
  copyCommand(bin);
  const program = join(folder, 'dynamosql-tray-app');
  const notes = join(folder, 'starts');
  mkdirSync(notes);
  writeFileSync(program, standIn(notes, server));
  chmodSync(program, 0o755);
  world.onEnd(() => endApp(world));
  const command = join(bin, 'dynamosql-tray');
  return {
    world: withExecutable(world, command),
    command,
    program,
    starts: () =>
      readdirSync(notes).map((name) =>
        readFileSync(join(notes, name), 'utf8').split('\n').slice(0, -1),
      ),
  };
}

/** The executable with what lies beside it; in a file system that can, without copying its bytes. */
export function copyCommand(folder: string): void {
  for (const name of readdirSync(BUILT))
    copyFileSync(join(BUILT, name), join(folder, name), constants.COPYFILE_FICLONE);
}

/** It notes how it was started, and is the app as far as others see: it owns the home and answers. */
function standIn(notes: string, server: Server): string {
  const variables = Object.entries(serverVariables(server)).map(
    ([name, value]) => `export ${name}='${value}'`,
  );
  return [
    '#!/bin/sh',
    `for word in "$@"; do echo "$word"; done > '${notes}/'$$`,
    ...variables,
    `exec '${process.execPath}' '${CLI}' serve --port 0`,
    '',
  ].join('\n');
}

async function endApp(world: World): Promise<void> {
  const pid = ownerOf(world);
  if (pid === undefined) return;
  process.kill(pid, 'SIGTERM');
  await eventually(
    () => isRunning(pid),
    (running) => !running,
  );
}
