import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports.ts';

const LONGEST_BYTES = 1024 * 1024;
const KEPT_FILES = 3;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** The log: three files of one MiB at most. A full disk never fails what is being logged. */
export function createLogFile(home: string): Log {
  const folder = join(home, 'logs');
  const file = (number: number): string =>
    join(folder, number === 0 ? 'tray.log' : `tray.${number}.log`);
  return {
    write(level, event, details = {}) {
      const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...details })}\n`;
      try {
        mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
        if (sizeOf(file(0)) + Buffer.byteLength(line) > LONGEST_BYTES) rotate(file);
        appendFileSync(file(0), line, { mode: PRIVATE_FILE });
      } catch {
        // Nothing to tell and nobody to tell it to: the call that is logged goes on.
      }
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(file: (number: number) => string): void {
  for (let number = KEPT_FILES - 2; number >= 0; number -= 1) {
    if (sizeOf(file(number)) > 0) renameSync(file(number), file(number + 1));
  }
}
