import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardVariables } from '../core/bridge/standard-variables.ts';

export interface AppCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** It is no console program, whose window would have to be hidden. */
  readonly hasWindow?: boolean;
}

/** An app that this process has started, until it is found or has failed. */
export interface StartedApp {
  /** How the process ended, if it has: its exit code, or what kept it from running. */
  ended(): number | string | undefined;
  /** The start is over: others may try theirs. */
  done(): void;
}

interface Start {
  readonly home: string;
  readonly command: AppCommand;
  readonly environment: NodeJS.ProcessEnv;
  /** After this long a start that is still under way counts as failed. */
  readonly limitMs: number;
}

/**
 * Starts the app, detached, with nothing of whoever asks: no pipes, no folder, no variables but the
 * standard ones. Undefined while another process does it: of twenty that begin at once, one starts.
 */
export function startApp({ home, command, environment, limitMs }: Start): StartedApp | undefined {
  const turn = takeTurn(join(home, 'run'), limitMs);
  if (!turn) return undefined;
  let ended: number | string | undefined;
  const child = launch({ home, command, environment });
  child.on('error', (error: NodeJS.ErrnoException) => {
    ended = error.code ?? 'unknown';
  });
  child.on('exit', (code, signal) => {
    ended = code ?? signal ?? 'unknown';
  });
  return { ended: () => ended, done: turn };
}

/** Starts the app as a program of its own, which outlives this one. */
export function launch({ home, command, environment }: Omit<Start, 'limitMs'>): ChildProcess {
  // A bridge to a running app starts nothing, and should not wait for this to load.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(command.program, command.args, {
    cwd: home,
    detached: true,
    stdio: 'ignore',
    env: standardVariables(environment),
    windowsHide: command.hasWindow !== true,
  });
  child.unref();
  return child;
}

/**
 * A file that one process makes and removes. What it guards is only work saved: the home has one
 * owner whoever starts it, so a turn that was left behind may be taken over without further care.
 */
function takeTurn(folder: string, limitMs: number): (() => void) | undefined {
  const path = join(folder, 'starting');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return () => rmSync(path, { force: true });
  } catch {
    if (isLeftBehind(path, limitMs)) rmSync(path, { force: true });
    return undefined;
  }
}

function isLeftBehind(path: string, limitMs: number): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > limitMs) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 && !process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
