import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes whose environment names the folder, and their descendants: what a client started and
 * detached from itself. Chromium writes the titles of its helpers over their environment, so that
 * these are known by their parent alone. Only Linux tells; elsewhere the list is empty.
 */
export function processesOf(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = pids.map((pid) => [pid, parentOf(pid)] as const);
  const found = new Set(pids.filter((pid) => textOf(`/proc/${pid}/environ`).includes(folder)));
  // A set hands out what is added while it is walked.
  for (const parent of found) {
    for (const [pid, itsParent] of parents) if (itsParent === parent) found.add(pid);
  }
  return [...found].map(Number).filter(isRunning);
}

/** Nothing for a process that ended. */
function parentOf(pid: string): string | undefined {
  return statusOf(pid)?.[1];
}

/** False also for a process that ended and waits to be taken note of by its parent. */
export function isRunning(pid: number): boolean {
  const state = statusOf(String(pid))?.[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/** What follows the name in `/proc/PID/stat`, which may hold spaces and brackets: state, parent, … */
function statusOf(pid: string): readonly string[] | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
}

export function endProcesses(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended in between.
    }
  }
}

/** Nothing for a process that ended, or is not ours to read. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
