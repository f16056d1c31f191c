import { parseArgs } from 'node:util';
import { buildIfNeeded } from './run-built.ts';
import { nodeCommand, runProgram, tools } from './run-program.ts';
import { installedPackages } from './suites.ts';
import { ensureOrdinaryUser, ensurePackages } from './system-packages.ts';

// What runs on the desktop of the tests without being one of them: `npm run screenshots` and
// `npm run bench:desktop`. The word names a test project of vite.config.ts.

const LIMIT_MS = 15 * 60_000;

async function main(project: string): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('The desktop of the tests is made of Linux programs.');
    return 1;
  }
  if (!ensurePackages(installedPackages, console.error) || !ensureOrdinaryUser(console.error))
    return 1;
  await buildIfNeeded();
  const command = nodeCommand(tools.vitest, 'run', `--project=${project}`);
  const { ok } = await runProgram(command, { output: 'shown', limitMs: LIMIT_MS });
  return ok ? 0 : 1;
}

const [project] = parseArgs({ allowPositionals: true }).positionals;
process.exitCode = project ? await main(project) : 2;
