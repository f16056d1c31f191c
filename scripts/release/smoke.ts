import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { thisSystem } from './smoke-systems.ts';

// Tries a built package as a person would, step by step:
//   node scripts/release/smoke.ts install FOLDER    from the packages in it; over an older version, an update
//   node scripts/release/smoke.ts try [VERSION]     the command against the local DynamoSQL, then the app itself
//   node scripts/release/smoke.ts uninstall         with everything; then nothing may be left
// It changes the computer that it runs on: for machines that are thrown away.

const LIMIT_MS = 90_000;
const LOOK_EVERY_MS = 500;
const system = thisSystem();

function command(words: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  console.log(`dynamosql-tray ${words.join(' ')}`);
  return execFileSync(system.command, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
    timeout: LIMIT_MS,
  });
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const endMs = performance.now() + LIMIT_MS;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`Waited in vain: ${what}.`);
    await pause(LOOK_EVERY_MS);
  }
  console.log(`ok  ${what}`);
}

async function install([folder]: readonly string[]): Promise<void> {
  if (!folder) throw new Error('Say the folder of the packages.');
  system.install(folder);
  await until('program and command are there', () =>
    [system.program, system.command].every((path) => existsSync(path)),
  );
  if (process.platform === 'win32') await until("the command's folder is on PATH", system.isOnPath);
}

async function tryOut([version]: readonly string[]): Promise<void> {
  const said = command(['--version']).trim();
  if (version && !said.includes(version)) throw new Error(`${version} is expected, not ${said}.`);
  await verifyAgainstEmulator();
  await runApp();
}

async function verifyAgainstEmulator(): Promise<void> {
  const words = ['emulator', '--json', '--port', '0'];
  const emulator = spawn(system.command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const { endpoint, clientId, clientSecret } = await firstLine(emulator);
    command(['verify', '--json'], {
      DYNAMOSQL_MCP_URL: endpoint,
      DYNAMOSQL_CLIENT_ID: clientId,
      DYNAMOSQL_CLIENT_SECRET: clientSecret,
    });
    console.log('ok  the verifier finds nothing wrong with the local DynamoSQL');
  } finally {
    await end(emulator);
  }
}

async function runApp(): Promise<void> {
  const app = spawn(system.program, ['--demo', '--hidden'], { stdio: 'inherit' });
  try {
    await until('the app says that it is ready', () => succeeds(['status', '--demo', '--json']));
    command(['verify', '--demo', '--json']);
    command(['tables', '--demo', '--json']);
    console.log('ok  the command finds the app, and tables through it');
  } finally {
    await end(app);
  }
}

function succeeds(words: readonly string[]): boolean {
  try {
    execFileSync(system.command, words, { stdio: 'ignore', timeout: LIMIT_MS });
    return true;
  } catch {
    return false;
  }
}

/** The uninstaller of Windows is still at work when it has returned. */
async function uninstall(): Promise<void> {
  command(['uninstall', '--yes', '--keep', 'credentials']);
  system.remove();
  for (const place of system.places)
    await until(`nothing is left of ${place}`, () => !existsSync(place));
  await until('nothing is left on PATH', () => !system.isOnPath());
}

function firstLine(child: ChildProcess): Promise<Readonly<Record<string, string>>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
    if (child.stdout)
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => resolve());
    // Windows has no signals, and the app no window that could be closed.
    if (process.platform === 'win32')
      execFileSync('taskkill', ['/PID', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else child.kill();
  });
}

const steps: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  install,
  try: tryOut,
  uninstall,
};
const [name = '', ...words] = process.argv.slice(2);
const step = steps[name];
if (!step) throw new Error(`The steps are ${Object.keys(steps).join(', ')}.`);
await step(words);
