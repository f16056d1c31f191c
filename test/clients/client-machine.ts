import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { endProcesses, processesOf, textOf } from '../../scripts/processes.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import type { World } from '../scenarios/harness/world.ts';
import { type ClientProcess, startClientProcess } from './client-process.ts';

/** A person's computer, for one test, as a client sees it: a home of its own, and browsers that only take notes. */
export interface ClientMachine {
  readonly home: string;
  /** What tells any program that it runs here, and for whom. */
  readonly variables: Readonly<Record<string, string>>;
  /** Writes a file of the home, with the folders above it. */
  write(path: string, text: string): void;
  /** Gives nothing for a file that is not there. */
  read(path: string): string;
  start(command: readonly string[], variables?: Readonly<Record<string, string>>): ClientProcess;
  /** Runs a command to its end. */
  run(
    command: readonly string[],
    variables?: Readonly<Record<string, string>>,
  ): Promise<{ readonly code: number | null; readonly text: string }>;
  /** What browsers were asked to open. */
  opened(): readonly string[];
}

// Whatever a client may start to open a page, on any desktop.
const BROWSERS = [
  ...['xdg-open', 'gio', 'gvfs-open', 'kde-open', 'open', 'sensible-browser', 'www-browser'],
  ...['x-www-browser', 'firefox', 'chromium', 'google-chrome'],
];

let machines = 0;

/** A machine whose every process ends, by pid, with the test that made it. */
export function createClientMachine(world: World): ClientMachine {
  machines += 1;
  const folder = join(world.folder, `client-${machines}`);
  const home = join(folder, 'home');
  const notes = join(folder, 'opened');
  const browsers = writeBrowsers(join(folder, 'bin'), notes);
  const environment = environmentIn({ home, browsers, world });
  const running: ClientProcess[] = [];
  mkdirSync(environment.TMPDIR, { recursive: true });

  const start: ClientMachine['start'] = (command, variables = {}) => {
    const started = startClientProcess(command, {
      cwd: home,
      environment: { ...environment, ...variables },
    });
    running.push(started);
    return started;
  };
  onTestFinished(async () => {
    for (const client of running) client.kill();
    endProcesses(processesOf(folder));
    await eventually(
      () => processesOf(folder),
      (left) => left.length === 0,
    );
  });
  const { HOME, USERPROFILE, XDG_CONFIG_HOME } = environment;
  return {
    home,
    variables: { HOME, USERPROFILE, XDG_CONFIG_HOME },
    write(path, text) {
      const file = join(home, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: 0o600 });
    },
    start,
    read: (path) => textOf(join(home, path)),
    run: (command, variables) => start(command, variables).finished(),
    opened: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []),
  };
}

function writeBrowsers(bin: string, notes: string): string {
  mkdirSync(bin, { recursive: true });
  for (const name of BROWSERS) {
    const file = join(bin, name);
    writeFileSync(file, `#!/bin/sh\necho "$(basename "$0") $*" >> '${notes}'\n`);
    chmodSync(file, 0o755);
  }
  return bin;
}

interface Surroundings {
  readonly home: string;
  readonly browsers: string;
  readonly world: World;
}

/** Without `CI`, which some clients take as "answer nothing, ask nothing". */
function environmentIn({ home, browsers, world }: Surroundings) {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
    XDG_CACHE_HOME: join(home, '.cache'),
    TMPDIR: join(home, 'tmp'),
    PATH: [browsers, dirname(process.execPath), world.environment['PATH']].join(delimiter),
    BROWSER: join(browsers, 'www-browser'),
    DISPLAY: ':99',
    LANG: 'C.UTF-8',
  };
}
