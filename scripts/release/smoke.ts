import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { changedArchive } from './changed-archive.ts';
import { thisSystem } from './smoke-systems.ts';

// Tries a built package as a person would, step by step:
//   node scripts/release/smoke.ts install FOLDER    from the packages in it; over an older version, an update
//   node scripts/release/smoke.ts try [VERSION]     the command against the local DynamoSQL, then the app itself
//   node scripts/release/smoke.ts refuse            what the app lets nobody do to it
//   node scripts/release/smoke.ts start PROGRAM     another form of the app, which the command finds
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
  if (process.platform === 'darwin') await until('the command is on PATH', system.isOnPath);
}

/** A debugger, and on the systems whose runtime looks, another archive than the one it was built with. */
async function refuse(): Promise<void> {
  const code = await codeOf('with a door for a debugger', [
    system.program,
    '--remote-debugging-port=0',
  ]);
  if (code !== 1) throw new Error(`It does not refuse a debugger: it ended with ${code}.`);
  if (!system.refusesChanges) return;
  const folder = mkdtempSync(join(tmpdir(), 'changed-'));
  const app = join(folder, basename(system.app));
  cpSync(system.app, app, { recursive: true, verbatimSymlinks: true });
  const archive = join(app, system.archive);
  writeFileSync(archive, changedArchive(readFileSync(archive)));
  const program = join(app, relative(system.app, system.program));
  if ((await codeOf('with a changed archive', [program, '--demo', '--hidden'])) === 0)
    throw new Error('It runs from an archive that was changed.');
  rmSync(folder, { recursive: true, force: true });
}

/** Of a start that has to end by itself; null when the system ended it. */
async function codeOf(how: string, [program, ...args]: readonly [string, ...string[]]) {
  const app = spawn(program, args, { stdio: 'inherit' });
  const isOver = (): boolean => app.exitCode !== null || app.signalCode !== null;
  try {
    await until(`the app ends ${how}`, isOver);
    return app.exitCode;
  } finally {
    await end(app);
  }
}

async function start([program]: readonly string[]): Promise<void> {
  if (!program) throw new Error('Say the program.');
  chmodSync(program, 0o755);
  await runApp(program);
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

async function runApp(program = system.program): Promise<void> {
  const app = spawn(program, ['--demo', '--hidden'], { stdio: 'inherit' });
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
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || child.pid === undefined) return resolve();
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
  refuse,
  start,
  uninstall,
};
const [name = '', ...words] = process.argv.slice(2);
const step = steps[name];
if (!step) throw new Error(`The steps are ${Object.keys(steps).join(', ')}.`);
await step(words);
