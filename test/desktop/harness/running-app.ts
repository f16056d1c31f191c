import { type ChildProcess, spawn } from 'node:child_process';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { within } from '../../scenarios/harness/waiting.ts';
import type { Desktop } from './desktop.ts';

export interface AppOptions {
  /** Words after the app's own folder, such as `--demo`. */
  readonly args?: readonly string[];
  /** Add to the desktop's variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Another app than ours. */
  readonly app?: string;
}

/** The built app on a desktop, driven through its debugging ports. */
export interface DrivenApp {
  readonly electron: ElectronApplication;
  readonly pid: number;
  /** The window's page, when there is one or as soon as there is. */
  window(): Promise<Page>;
  /** Everything written to its standard streams so far. */
  output(): string;
  /** Resolves with its exit code. */
  readonly exited: Promise<number | null>;
  quit(): Promise<void>;
}

/** The built app on a desktop, started as a person starts it: nothing of it is open but the app. */
export interface StartedApp {
  readonly pid: number;
  output(): string;
  readonly exited: Promise<number | null>;
  /** Ends every process of it, unasked. */
  kill(): Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** Starts the app for a test that looks into its window or its main process. */
export async function driveApp(desktop: Desktop, options: AppOptions = {}): Promise<DrivenApp> {
  const { stage, world } = desktop;
  const electron = await _electron.launch({
    executablePath: stage.electronAsUser,
    args: [options.app ?? stage.app, ...(options.args ?? [])],
    env: environmentOf(desktop, options),
    cwd: world.environment['HOME'] ?? '/',
    chromiumSandbox: true,
    // As the app chooses, and not as Playwright would have it.
    colorScheme: null,
    timeout: START_LIMIT_MS,
  });
  const child = electron.process();
  const { output, exited } = watch(child);
  desktop.outputs.push(output);
  world.onEnd(() => killGroup(child, exited));
  return {
    electron,
    pid: child.pid ?? 0,
    window: () => electron.firstWindow({ timeout: START_LIMIT_MS }),
    output,
    exited,
    async quit() {
      await electron.evaluate(({ app }) => app.quit()).catch(() => {});
      await within(exited, 20_000, () => `the end of the app:\n${output()}`);
    },
  };
}

export function startApp(desktop: Desktop, options: AppOptions = {}): StartedApp {
  const { stage, world } = desktop;
  const words = [options.app ?? stage.app, ...(options.args ?? [])];
  const child = spawn(stage.electron, words, {
    ...stage.source.account,
    env: environmentOf(desktop, options),
    cwd: world.environment['HOME'],
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { output, exited } = watch(child);
  desktop.outputs.push(output);
  world.onEnd(() => killGroup(child, exited));
  return { pid: child.pid ?? 0, output, exited, kill: () => killGroup(child, exited) };
}

function environmentOf({ environment }: Desktop, { variables }: AppOptions) {
  return { ...environment, ...variables };
}

function watch(child: ChildProcess) {
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk;
    });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  return { output: () => written, exited };
}

async function killGroup(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
  await exited;
}
