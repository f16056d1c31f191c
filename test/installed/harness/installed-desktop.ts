import { spawn } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endProcesses, isRunning, processesOf, textOf } from '../../../scripts/processes.ts';
import { type Desktop, openDesktop } from '../../desktop/harness/desktop.ts';
import { type Finished, run } from '../../scenarios/cli/run.ts';
import { type RunningEmulator, startEmulator } from '../../scenarios/harness/emulator.ts';
import { startCommand } from '../../scenarios/harness/running-command.ts';
import { eventually } from '../../scenarios/harness/waiting.ts';
import type { World } from '../../scenarios/harness/world.ts';

/** A person's desktop on a machine where the app is installed, with its home in the usual place. */
export interface InstalledDesktop {
  readonly desktop: Desktop;
  readonly emulator: RunningEmulator;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that belongs to this person. */
  readonly folders: readonly string[];
  /** The app's usual home; it knows where the server is, as a person once told it. */
  readonly home: string;
  /** The command's own file. */
  readonly commandFile: string;
  /** `dynamosql-tray ARGS` in another terminal, to its end. */
  command(args: readonly string[], input?: string): Promise<Finished>;
  /** Starts a program as the desktop does: nobody waits for it, and nobody reads what it writes. */
  launch(program: string, args?: readonly string[]): void;
  /** Pids of all that runs here, but for the desktop itself. */
  processes(): readonly number[];
  /** Waits until all of that has ended by itself. */
  untilQuiet(): Promise<void>;
}

/** A desktop where `command`, below the person's data folder or of the system, is the command. */
export async function openInstalledDesktop(command: string): Promise<InstalledDesktop> {
  const desktop = await openDesktop();
  const { world, stage } = desktop;
  const { account } = stage.source;
  const emulator = await startEmulator(world);
  // A terminal knows no test: the app is where it is for everybody.
  const { DYNAMOSQL_TRAY_HOME: _home, VITEST: _vitest, ...usual } = desktop.environment;
  const cache = join(world.folder, 'cache');
  const environment: Readonly<Record<string, string>> = {
    ...usual,
    XDG_CACHE_HOME: cache,
    // At login only what this person has chosen starts.
    XDG_CONFIG_DIRS: join(world.folder, 'nothing'),
  };
  mkdirSync(cache, { mode: 0o700 });
  if (account) chownSync(cache, account.uid, account.gid);
  const ownPids = new Set(processesOf(world.folder));
  const processes = (): readonly number[] =>
    processesOf(world.folder).filter((pid) => !ownPids.has(pid));
  const untilQuiet = async (limitMs: number, look: () => void = () => {}): Promise<void> => {
    const described = (): readonly string[] => {
      look();
      return processes().map((pid) => `${pid} ${textOf(`/proc/${pid}/cmdline`)}`);
    };
    await eventually(described, (left) => left.length === 0, limitMs);
  };
  world.onEnd(async () => {
    // Again and again: what is ended may just have started something, or leave orphans for a moment.
    const seen = new Set<number>();
    const look = (): void => {
      for (const pid of processes()) seen.add(pid);
      endProcesses([...seen].filter(isRunning));
    };
    await untilQuiet(10_000, look);
    await eventually(
      () => [...seen].filter(isRunning),
      (left) => left.length === 0,
      10_000,
    );
  });
  const commandFile = resolve(environment['XDG_DATA_HOME'] ?? '', command);
  const terminal: Pick<World, 'start'> = {
    start(args, options = {}) {
      const started = startCommand(args, {
        ...options,
        source: { command: [commandFile], account },
        environment: { ...environment, ...defined(options.variables ?? {}) },
      });
      world.onEnd(() => started.kill());
      return started;
    },
  };
  return {
    desktop,
    emulator,
    environment,
    folders: ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME'].map(
      (name) => environment[name] ?? '',
    ),
    home: join(environment['XDG_CONFIG_HOME'] ?? '', 'dynamosql-tray'),
    commandFile,
    command: (args, input = '') => run(terminal, args, { input }),
    launch(program, args = []) {
      const cwd = environment['HOME'];
      const options = {
        ...account,
        cwd,
        env: environment,
        detached: true,
        stdio: 'ignore' as const,
      };
      spawn(program, args, options).on('error', () => {});
    },
    processes,
    untilQuiet: () => untilQuiet(20_000),
  };
}

function defined(
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(variables);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
