import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * Processes whose environment names the folder or that work in it, and their descendants: what a
 * client started and detached from itself. Chromium writes over its environment when it starts, and
 * over that of its helpers, so that an app is known by where it works and its helpers by their
 * parent. Only Linux tells; elsewhere the list is empty.
 */
export function processesOf(folder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = pids.map((pid) => [pid, parentOf(pid)] as const);
  const found = new Set(pids.filter((pid) => isOf(folder, pid)));
  // A set hands out what is added while it is walked.
  for (const parent of found) {
    for (const [pid, itsParent] of parents) if (itsParent === parent) found.add(pid);
  }
  return [...found].map(Number).filter(isRunning);
}

function isOf(folder: string, pid: string): boolean {
  return textOf(`/proc/${pid}/environ`).includes(folder) || worksIn(folder, pid);
}

function worksIn(folder: string, pid: string): boolean {
  try {
    return `${readlinkSync(`/proc/${pid}/cwd`)}${sep}`.startsWith(`${folder}${sep}`);
  } catch {
    // It ended, or is not ours to read.
    return false;
  }
}

/** Nothing for a process that ended. */
function parentOf(pid: string): string | undefined {
  return statusOf(pid)?.[1];
}

/** Place of the number of threads in what {@link statusOf} gives. */
const THREADS = 17;

/**
 * False also for a process that ended and waits to be taken note of by its parent; not yet for one
 * whose first thread ended before the others: these may still be writing.
 */
export function isRunning(pid: number): boolean {
  const status = statusOf(String(pid));
  if (status === undefined || status[0] === 'X') return false;
  return status[0] !== 'Z' || Number(status[THREADS]) > 1;
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
