import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProcesses, processesOf, textOf } from './processes.ts';

/** Where one suite lives: what is left in it, or runs on with it, when the suite is over is litter. */
export interface RunFolder {
  /** Where the suite's report goes. */
  readonly reportFile: string;
  /** Makes a program and all that it starts use the folder for everything temporary. */
  readonly environment: Readonly<Record<string, string>>;
  /** A line for each file, socket and process that is left. Processes get a moment to end. */
  litter(): Promise<readonly string[]>;
  /** Ends by pid what still runs, and deletes the folder. */
  remove(): Promise<void>;
}

/** A program that was told to end may need so long. */
const GRACE_MS = 5_000;

export function openRunFolder(): RunFolder {
  // The names are short because Unix socket paths end at about 100 bytes.
  const folder = mkdtempSync(join(tmpdir(), 't-'));
  const temporary = join(folder, 't');
  mkdirSync(temporary);
  // Desktop tests run as an ordinary user.
  for (const path of [folder, temporary]) chmodSync(path, 0o755);
  const socketsBefore = sockets();
  return {
    reportFile: join(folder, 'report.json'),
    environment: { TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    async litter() {
      const running = await processesLeft(temporary);
      return [
        ...running.map((pid) => `process ${pid}: ${commandOf(pid)}`),
        ...readdirSync(temporary).map((name) => join(temporary, name)),
        ...sockets().filter((path) => !socketsBefore.includes(path)),
      ];
    },
    async remove() {
      endProcesses(processesOf(temporary));
      await processesLeft(temporary);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function processesLeft(folder: string): Promise<readonly number[]> {
  const endMs = performance.now() + GRACE_MS;
  while (processesOf(folder).length > 0 && performance.now() < endMs) await sleep(100);
  return processesOf(folder);
}

function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 200);
}

/** The person's own runtime folder, where the app would put its socket: no test has business there. */
function sockets(): readonly string[] {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const folder = join(runtime ?? tmpdir(), 'dynamosql-tray');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
