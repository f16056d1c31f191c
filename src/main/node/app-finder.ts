import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failure } from '../../shared/failure.ts';
import { parseJson, recordOf } from '../../shared/json.ts';
import { failed, type Result } from '../../shared/result.ts';
import { type AppCommand, type StartedApp, startApp } from './app-starter.ts';
import { isClaimed, type OwnerRecord, readOwner } from './owner-record.ts';
import { updateUnderWay } from './update-mark.ts';

export interface FinderOptions<Channel> {
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What starts the app; undefined when nobody here may. Asked once no app runs. */
  readonly start: () => AppCommand | undefined;
  /** Starts it also when it was quit on purpose: a person asks. */
  readonly evenIfQuit?: boolean;
  readonly onStart?: () => void;
  /** Reaches the app that serves the home; `control_failed` may pass: it is just starting or ending. */
  readonly reach: (owner: OwnerRecord) => Promise<Result<Channel>>;
}

const LOOK_EVERY_MS = 25;
const LOOK_FOR_MS = 20_000;

/** The running app for this home; starts one where none runs, and waits for it, or for the next version. */
export async function findApp<Channel>(
  options: FinderOptions<Channel>,
  signal?: AbortSignal,
): Promise<Result<Channel>> {
  let deadlineMs = performance.now() + LOOK_FOR_MS;
  const start = createStart(options);
  let last: Result<Channel> | undefined;
  try {
    while (!signal?.aborted && performance.now() < deadlineMs) {
      const found = (await lookForApp(options)) ?? start.hindrance();
      if (found?.ok || (found && found.failure.code !== 'control_failed')) return found;
      last = found;
      if (isUpdating(options)) deadlineMs = performance.now() + LOOK_FOR_MS;
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    start.done();
  }
  return last ?? failed(failure('app_not_running', { cause: 'It did not start in time.' }));
}

/** The app is gone for a moment, and the next one starts by itself. */
function isUpdating({ home }: FinderOptions<unknown>): boolean {
  return updateUnderWay(home) !== undefined;
}

/** Undefined where nobody serves the home. */
async function lookForApp<Channel>({
  home,
  reach,
}: FinderOptions<Channel>): Promise<Result<Channel> | undefined> {
  const owner = readOwner(home);
  return owner && reach(owner);
}

/** Starts the app when it is time to, and says what stands in the way. */
function createStart(options: FinderOptions<unknown>) {
  const { home, environment } = options;
  let started: StartedApp | undefined;

  function start(command: AppCommand): void {
    started = startApp({ home, command, environment, limitMs: LOOK_FOR_MS });
    if (started) options.onStart?.();
  }

  return {
    hindrance(): Result<never> | undefined {
      // An app that is just starting, or another command that works here for a moment.
      if (isClaimed(home) || isUpdating(options)) return undefined;
      const ended = started?.ended();
      // The system's launcher ends at once, and so does an app that finds another one starting.
      if (ended !== undefined && ended !== 0) return failed(startFailed(ended));
      if (!options.evenIfQuit && wasQuit(home)) return failed(failure('app_quit'));
      // It was there when the bridge began: uninstalling took it away, and nothing brings it back.
      if (!existsSync(home)) return failed(failure('app_not_running', { cause: UNINSTALLED }));
      const command = started ? undefined : options.start();
      if (command) start(command);
      else if (!started) return failed(failure('app_not_running'));
      return undefined;
    },
    done: () => started?.done(),
  };
}

const UNINSTALLED = 'Its home folder is gone: it was uninstalled for this user.';

function startFailed(ended: number | string) {
  return failure('app_not_running', {
    cause: `It was started and ended at once (${ended}).`,
    next: 'Run `dynamosql-tray serve` in a terminal to see why.',
  });
}

/** Who quit the app on purpose does not want it back by the next question to an assistant. */
function wasQuit(home: string): boolean {
  try {
    const settings = parseJson(readFileSync(join(home, 'settings.json'), 'utf8'));
    return recordOf(settings)['quitOnPurpose'] === true;
  } catch {
    return false;
  }
}
