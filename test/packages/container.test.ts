import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packCommand } from '../../scripts/release/npm-package.ts';
import { personsNetwork } from '../persons-network.ts';

// There is no engine here that builds containers. What the recipe runs is run as it stands there: the
// package as npm installs it, by a user without rights, in an empty folder, by the environment alone.

const NOBODY = 65_534;
const recipe = readFileSync(
  join(import.meta.dirname, '../../build/container/Containerfile'),
  'utf8',
);

/** The words of an instruction in its form of a list. */
function wordsOf(instruction: string): readonly string[] {
  const found = new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(recipe)?.[1];
  return JSON.parse(found ?? 'null');
}

const place = mkdtempSync(join(tmpdir(), 'container-'));
const home = join(place, 'home');
const bin = join(place, 'node_modules/.bin');
const isRoot = process.getuid?.() === 0;
const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const running: ChildProcess[] = [];
let emulator: Readonly<Record<string, string>>;

const environment = (): Record<string, string | undefined> => ({
  PATH: `${bin}:${process.env['PATH']}`,
  DYNAMOSQL_TRAY_HOME: home,
  DYNAMOSQL_TRAY_PORT: '0',
  DYNAMOSQL_MCP_URL: emulator?.['endpoint'],
  DYNAMOSQL_CLIENT_ID: emulator?.['clientId'],
  DYNAMOSQL_CLIENT_SECRET: emulator?.['clientSecret'],
});

function start(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
  const [program = '', ...args] = words;
  const stdio = 'pipe' as const;
  const child = spawn(program, args, { ...account, cwd: home, env, stdio });
  child.stderr.resume();
  running.push(child);
  return child;
}

function firstLine(child: ChildProcess): Promise<Readonly<Record<string, string>>> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
    if (child.stdout)
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
  });

beforeAll(async () => {
  const { filename } = packCommand(place);
  writeFileSync(join(place, 'package.json'), '{}');
  const env = { ...process.env, ...personsNetwork, HOME: userInfo().homedir };
  const words = ['install', '--no-audit', '--no-fund', join(place, filename)];
  execFileSync('npm', words, { cwd: place, env, stdio: 'pipe' });
  copyFileSync(process.execPath, join(bin, 'node'));
  mkdirSync(home, { mode: 0o700 });
  if (isRoot) {
    chownSync(home, NOBODY, NOBODY);
    for (
      let folder = place;
      folder.startsWith(String(process.env['HOME']));
      folder = dirname(folder)
    )
      chmodSync(folder, 0o711);
  }
  const alone = { ...environment(), XDG_CACHE_HOME: home };
  const child = start(['dynamosql-tray', 'emulator', '--json', '--port', '0'], alone);
  emulator = await firstLine(child);
});

afterAll(async () => {
  for (const child of running) child.kill();
  await Promise.all(running.map(ended));
});

describe('the recipe of the container', () => {
  it('runs as a user without rights, whose home is a volume', () => {
    const [, user] = /^USER (.*)$/m.exec(recipe) ?? [];
    const [, folder] = /^ENV DYNAMOSQL_TRAY_HOME=(.*)$/m.exec(recipe) ?? [];
    expect(user).toBe('node');
    expect(wordsOf('VOLUME')).toEqual([folder]);
    expect(recipe).toContain(`--owner=node --group=node --mode=0700 ${folder}`);
  });

  it('holds no secret, and publishes no port', () => {
    expect(recipe).not.toMatch(/SECRET|CLIENT_ID|^EXPOSE/m);
  });
});

describe('what the container runs', () => {
  let server: ChildProcess;
  let ready: Readonly<Record<string, string>>;
  const entry = wordsOf('ENTRYPOINT');

  beforeAll(async () => {
    server = start([...entry, ...wordsOf('CMD'), '--json'], environment());
    ready = await firstLine(server);
  });

  it('serves with the credentials of the environment', () => {
    expect(ready).toMatchObject({ event: 'ready', endpoint: expect.stringContaining('127.0.0.1') });
  });

  it('says by its health check when it is ready', async () => {
    const check = wordsOf('HEALTHCHECK .* CMD');
    await expect.poll(() => ended(start(check, environment())), { timeout: 30_000 }).toBe(0);
  });

  it('gives others a key, which outlives it in the volume; the secret does not lie there', async () => {
    const snippet = start([...entry, 'snippet', 'other', '--json'], environment());
    expect(await ended(snippet)).toBe(0);
    const files = globSync('**', { cwd: home }).filter((name) =>
      statSync(join(home, name)).isFile(),
    );
    expect(files).toContain('keys.json');
    for (const name of files)
      expect(readFileSync(join(home, name), 'utf8')).not.toContain(emulator['clientSecret']);
  });

  it('ends well when it is told to', async () => {
    server.kill('SIGTERM');
    expect(await ended(server)).toBe(0);
  });

  it('says in its health check that it is not there', async () => {
    const check = start(wordsOf('HEALTHCHECK .* CMD'), {
      ...environment(),
      DYNAMOSQL_CLIENT_SECRET: 'wrong',
    });
    expect(await ended(check)).not.toBe(0);
  });
});
