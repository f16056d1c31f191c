import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { findElectron, openApp, reasonForNoWindow } from './open-app.ts';
import { buildIfNeeded, COMMAND, runCommand } from './run-built.ts';

// The main job in one command: no account and nothing but Node. Starts the demo, with its window
// where there is a display, proves it with the verifier, shows what an assistant needs, and stays
// until it is ended.

const ASK_EVERY_MS = 300;

async function main(): Promise<number> {
  await buildIfNeeded();
  const electron =
    reasonForNoWindow() === undefined ? await findElectron(console.error) : undefined;
  const app = electron ? openApp(electron, ['--demo']) : startHeadless();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.kill(signal));
  const ended = new Promise<number>((resolve) => {
    app.once('exit', (code) => resolve(code ?? 1));
  });
  const endpoint = await Promise.race([electron ? askedEndpoint(app) : ready(app), ended]);
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

function startHeadless(): ChildProcess {
  return spawn(process.execPath, [COMMAND, 'serve', '--demo', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // In a group of its own: Ctrl+C would reach it twice, and the second one ends it at once.
    detached: true,
  });
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

/** The address of the app with a window, which writes no ready line: asked until it is Ready. */
async function askedEndpoint(app: ChildProcess): Promise<string> {
  while (app.exitCode === null) {
    const endpoint = await readyEndpoint();
    if (endpoint !== undefined) return endpoint;
    await sleep(ASK_EVERY_MS);
  }
  return new Promise(() => {});
}

function readyEndpoint(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, 'status', '--demo', '--json'], (error, stdout) => {
      // Anything but Ready is an exit code.
      const said: { readonly endpoint?: string } = error ? {} : JSON.parse(stdout);
      resolve(said.endpoint);
    });
  });
}

process.exitCode = await main();
