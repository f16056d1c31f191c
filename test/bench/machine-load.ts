import { readFileSync, writeFileSync } from 'node:fs';

// What Linux says under /proc of this computer and of single processes.

/** Processor time in ticks: of the whole computer, and what of it was not idle. */
export interface ProcessorTicks {
  readonly all: number;
  readonly busy: number;
}

/** Ticks are hundredths of a second on every Linux of today (`getconf CLK_TCK`). */
export const TICK_MS = 10;

export function machineTicks(): ProcessorTicks {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/) ?? [];
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, stolen = 0] =
    fields.map(Number);
  const busy = user + nice + system + irq + softIrq + stolen;
  return { all: busy + idle + wait, busy };
}

/** User and system time of a process, all its threads and the children that it has waited for. */
export function processTicks(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

/** Memory in use now, and the most that it was since `forgetPeak`, in bytes. */
export function residentMemory(pid: number): { readonly now: number; readonly peak: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) * 1_024;
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
