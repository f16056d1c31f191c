import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
export const COMMAND = join(root, 'dist', 'cli.cjs');

/** Builds dist/ when a source is newer than what lies there, or nothing lies there. */
export async function buildIfNeeded(): Promise<void> {
  const builtMs = existsSync(COMMAND) ? statSync(COMMAND).mtimeMs : 0;
  const sources = [join(root, 'src'), join(root, 'vite.config.ts'), join(root, 'package.json')];
  if (Math.max(...sources.map(newestMs)) < builtMs) return;
  process.stderr.write('Building…\n');
  await succeeds(spawn('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' }));
}

function newestMs(path: string): number {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

/** Runs one command of the built command line, shown to the person; rejects when it fails. */
export function runCommand(...words: readonly string[]): Promise<void> {
  return succeeds(
    spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'inherit', 'inherit'] }),
  );
}

function succeeds(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}`));
    });
  });
}
