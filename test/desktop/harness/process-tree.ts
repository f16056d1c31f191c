import { readdirSync } from 'node:fs';
import { textOf } from '../../../scripts/processes.ts';

/** Memory that a process and all below it hold, their shared pages divided among them, in MiB. */
export function treeMiB(pid: number): number {
  return treeOf(pid).reduce((sum, one) => sum + processKiB(one), 0) / 1_024;
}

/** The process and all below it. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\t(\d+)$/m.exec(textOf(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): readonly number[] =>
    [...parents]
      .filter(([, parent]) => parent === pid)
      .flatMap(([child]) => below(child))
      .concat(pid);
  return below(root);
}

/** Its command line; empty for one that has ended. */
export function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function processKiB(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}
