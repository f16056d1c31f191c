import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type CommandSource,
  type RunningCommand,
  type StartOptions,
  startCommand,
} from './running-command.ts';

/** A computer in small: folders and an environment of its own, and the programs that run in it. */
export interface World {
  readonly folder: string;
  /** The app's home, `DYNAMOSQL_TRAY_HOME`. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Starts `node dist/cli.cjs ARGS`; variables add to the world's, undefined ones are taken away. */
  start(
    args: readonly string[],
    options?: Omit<StartOptions, 'environment'> & Variables,
  ): RunningCommand;
  /** Lays down settings before the app starts; what is not named keeps its default. */
  writeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Runs when the world ends, last come first: for servers that a test runs itself. */
  onEnd(act: () => Promise<void> | void): void;
  /** Ends every program by its pid, checks that none is left, and deletes the folders. */
  end(): Promise<void>;
}

interface Variables {
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** A world that ends with the test that opened it. */
export function openWorld(): World {
  const world = createWorld();
  onTestFinished(() => world.end());
  return world;
}

interface WorldOptions {
  /** Where its folder is made. */
  readonly parent?: string;
  /** Its folders belong to the account of the commands. */
  readonly source?: CommandSource;
  /** Shared by several worlds; by default that of the test file. */
  readonly cache?: string;
}

/** A world that whoever made it ends: for a stage that several tests share. */
export function createWorld(options: WorldOptions = {}): World {
  const { parent = tmpdir(), source } = options;
  // The name is short because Unix socket paths end at about 100 bytes.
  const folder = mkdtempSync(join(parent, 'w-'));
  const environment = environmentIn(folder, options);
  const home = join(folder, 'tray');
  const commands: RunningCommand[] = [];
  const endings: (() => Promise<void> | void)[] = [];
  let hasEnded = false;
  return {
    folder,
    home,
    environment,
    start(args, { variables = {}, ...options } = {}) {
      // A test that ran out of time goes on unheard: it must not leave programs behind.
      if (hasEnded) throw new Error('The world has ended: nothing starts in it any more.');
      const command = startCommand(args, {
        ...options,
        ...(source ? { source } : {}),
        environment: withVariables(environment, variables),
      });
      commands.push(command);
      return command;
    },
    writeSettings(settings) {
      const file = join(home, 'settings.json');
      writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
      handOver(file, source);
    },
    onEnd: (act) => void endings.unshift(act),
    async end() {
      hasEnded = true;
      for (const act of endings) await act();
      await Promise.all(commands.map((command) => command.kill()));
      const left = commands.filter((command) => command.isAlive());
      rmSync(folder, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`Still running: ${left.map(({ pid }) => pid).join()}`);
    },
  };
}

function handOver(path: string, source: CommandSource | undefined): void {
  if (source?.account) chownSync(path, source.account.uid, source.account.gid);
}

function environmentIn(folder: string, { source, cache }: WorldOptions): Record<string, string> {
  const own = {
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
    DYNAMOSQL_TRAY_HOME: join(folder, 'tray'),
  };
  for (const path of Object.values(own)) mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const path of [folder, ...Object.values(own)]) handOver(path, source);
  return {
    ...own,
    // The sample data is built once per test file: nothing but the stand-in reads it.
    XDG_CACHE_HOME: cache ?? process.env['XDG_CACHE_HOME'] ?? join(folder, 'cache'),
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    VITEST: 'true',
  };
}

function withVariables(
  environment: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const all = Object.entries({ ...environment, ...variables });
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
