import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canHaveTestRuntime, installedElectron, testRuntime } from './electron-runtime.ts';
import { nodeCommand, runProgram } from './run-program.ts';

const root = join(import.meta.dirname, '..');
const DOWNLOAD_LIMIT_MS = 300_000;

/** Why the app runs without its window here; undefined where it can have one. */
export function reasonForNoWindow(
  { platform, getuid }: Pick<NodeJS.Process, 'platform' | 'getuid'> = process,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'])
    return 'There is no display here.';
  if (getuid?.() === 0) return 'Chromium keeps root out of its sandbox.';
  return undefined;
}

/** The Electron that opens the app: the project's own, or the one for tests where that is out of reach. */
export async function findElectron(print: (line: string) => void): Promise<string | undefined> {
  const program = installedElectron() ?? (await downloaded(print));
  if (program) return program;
  if (!canHaveTestRuntime()) return undefined;
  return testRuntime(print).catch((error: unknown) => {
    print(String(error));
    return undefined;
  });
}

/** Starts the built app with its window, in a group of its own: Ctrl+C would reach it twice. */
export function openApp(electron: string, args: readonly string[]): ChildProcess {
  // Assistants start the bridge with this Node, not with Electron.
  const words = [root, `--command-runtime=${process.execPath}`, ...args];
  return spawn(electron, words, { stdio: 'inherit', detached: true });
}

async function downloaded(print: (line: string) => void): Promise<string | undefined> {
  if (!existsSync(join(root, 'node_modules', 'electron', 'install.js'))) return undefined;
  print('Fetching Electron…');
  const install = nodeCommand('node_modules/electron/install.js');
  await runProgram(install, { output: 'kept', limitMs: DOWNLOAD_LIMIT_MS });
  return installedElectron();
}
