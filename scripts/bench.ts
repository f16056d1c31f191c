import { buildIfNeeded } from './run-built.ts';
import { nodeCommand, runProgram } from './run-program.ts';
import { ensurePackages } from './system-packages.ts';

// `npm run bench`: sees that all is there that the bench compares, and runs it; then the installed app
// against a bare one (`npm run bench:desktop`). With words it runs the first part alone. Never part of
// `npm test`: its figures are worth something only on a computer that has nothing else to do.

/** Longer than ever needed: a bench that hangs ends. */
const LIMIT_MS = 20 * 60_000;

async function main(words: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('The bench reads processor time and memory from /proc, which Linux alone has.');
    return 1;
  }
  if (!ensurePackages(['nginx'], console.error)) return 1;
  await buildIfNeeded();
  const parts = [
    nodeCommand('scripts/command.ts'),
    nodeCommand('test/bench/bench.ts', ...words),
    ...(words.length === 0 ? [nodeCommand('scripts/on-desktop.ts', 'desktop-bench')] : []),
  ];
  let code = 0;
  for (const part of parts)
    if (!(await runProgram(part, { output: 'shown', limitMs: LIMIT_MS })).ok) code = 1;
  return code;
}

process.exitCode = await main(process.argv.slice(2));
