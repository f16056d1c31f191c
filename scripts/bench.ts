import { buildIfNeeded } from './run-built.ts';
import { nodeCommand, runProgram } from './run-program.ts';
import { ensurePackages } from './system-packages.ts';

// `npm run bench`: sees that all is there that the bench compares, and runs it. Never part of
// `npm test`: its figures are worth something only on a computer that has nothing else to do.

/** Longer than ever needed: a bench that hangs ends. */
const LIMIT_MS = 15 * 60_000;

async function main(): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('The bench reads processor time and memory from /proc, which Linux alone has.');
    return 1;
  }
  if (!ensurePackages(['nginx'], console.error)) return 1;
  await buildIfNeeded();
  const command = nodeCommand('test/bench/bench.ts', ...process.argv.slice(2));
  const { ok } = await runProgram(command, { output: 'shown', limitMs: LIMIT_MS });
  return ok ? 0 : 1;
}

process.exitCode = await main();
