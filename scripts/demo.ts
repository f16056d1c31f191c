import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { buildIfNeeded, COMMAND, runCommand } from './run-built.ts';

// The main job in one command: no account, no display, nothing but Node. Starts the demo, proves
// it with the verifier, shows what an assistant needs, and stays until it is ended.

async function main(): Promise<number> {
  await buildIfNeeded();
  const app = spawn(process.execPath, [COMMAND, 'serve', '--demo', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // In a group of its own: Ctrl+C would reach it twice, and the second one ends it at once.
    detached: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.kill(signal));
  const ended = new Promise<number>((resolve) => {
    app.once('exit', (code) => resolve(code ?? 1));
  });
  const endpoint = await Promise.race([ready(app), ended]);
  if (typeof endpoint === 'number') return endpoint;
  await show('Is it true? The verifier tries everything for real:', 'verify');
  await show('The tables, through the local address:', 'tables');
  await show(
    'For Claude Code (others: node dist/cli.cjs snippet --help):',
    'snippet',
    'claude-code',
  );
  console.log(`\nDynamoSQL (demo data) is at ${endpoint}\nCtrl+C ends it.`);
  return ended;
}

async function show(title: string, ...words: readonly string[]): Promise<void> {
  console.log(`\n${title}\n`);
  await runCommand(...words, '--demo');
}

/** The address in the ready line, or, when the demo cannot start, its failure for the person to read. */
function ready(app: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (!app.stdout) return;
    createInterface({ input: app.stdout }).on('line', (line) => {
      const said: unknown = JSON.parse(line);
      if (typeof said !== 'object' || said === null) return;
      if ('endpoint' in said && typeof said.endpoint === 'string') resolve(said.endpoint);
      if ('error' in said) console.error(said.error);
    });
  });
}

process.exitCode = await main();
