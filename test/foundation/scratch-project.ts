import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';

// A copy of the project in which a test may plant what the checks have to refuse. It lies in the
// test's own home and goes with it.

// Tests with such a copy run whole tools, which may take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = join(import.meta.dirname, '..', '..');

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ScratchProject {
  readonly folder: string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Runs a JavaScript or TypeScript file of the copy on this Node. */
  run(file: string, ...args: readonly string[]): Finished;
}

/** Copies what is named, beside package.json and a link to the installed packages. */
export function createScratchProject(...copied: readonly string[]): ScratchProject {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  for (const path of ['package.json', ...copied]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    run(file, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', VITEST: undefined, NODE_ENV: undefined },
      });
      return { exitCode: status, stdout, stderr };
    },
  };
}
