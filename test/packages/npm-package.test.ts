import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packCommand } from '../../scripts/release/npm-package.ts';
import { personsNetwork } from '../persons-network.ts';

// The command as npm installs it: packed, then installed into an empty folder and run from there.

const MB = 1_000_000;
const OLDEST_NODE = '22.19.0';
const BUDGET = { packed: 1.6 * MB, unpacked: 5.5 * MB };

const place = mkdtempSync(join(tmpdir(), 'npm-'));
const folder = join(place, 'empty');
const packed = packCommand(place);
const paths = packed.files.map(({ path }) => path);
/** npm with the person's own configuration: it may name the registry and the way to it. */
const environment = { ...process.env, ...personsNetwork, HOME: userInfo().homedir };

function install(name: string, manifest: object, what: string): void {
  mkdirSync(join(place, name));
  writeFileSync(join(place, name, 'package.json'), JSON.stringify(manifest));
  const options = { cwd: join(place, name), env: environment, stdio: 'pipe' } as const;
  execFileSync('npm', ['install', '--no-audit', '--no-fund', what], options);
}

beforeAll(() => {
  install('empty', {}, join(place, packed.filename));
  // Its script takes the build for this computer.
  install('oldest', { allowScripts: { node: true } }, `node@${OLDEST_NODE}`);
});

describe('the npm package', () => {
  it('holds the headless programs and nothing of the desktop', () => {
    const dist = paths.filter((path) => path.startsWith('dist/'));
    const outside = paths.filter((path) => !path.startsWith('dist/'));
    expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(dist.filter((path) => !path.startsWith('dist/chunks/')).sort()).toEqual([
      'dist/cli.cjs',
      'dist/keychain-child.cjs',
      'dist/sql-wasm.wasm',
      'dist/sql-worker.cjs',
    ]);
    expect(dist.filter((path) => /desktop|renderer|icons|\.map$/.test(path))).toEqual([]);
    const installed = join(folder, 'node_modules/dynamosql-tray');
    for (const path of dist.filter((path) => path.endsWith('.cjs')))
      expect(readFileSync(join(installed, path), 'utf8')).not.toContain('require("electron")');
  });

  it('stays within its budget', () => {
    expect(packed.size).toBeLessThan(BUDGET.packed);
    expect(packed.unpackedSize).toBeLessThan(BUDGET.unpacked);
  });

  it('brings one dependency, the keychain, with its build for this platform', () => {
    const manifest = JSON.parse(
      readFileSync(join(folder, 'node_modules/dynamosql-tray/package.json'), 'utf8'),
    );
    expect(Object.keys(manifest.dependencies)).toEqual(['@napi-rs/keyring']);
    expect(manifest).toMatchObject({ private: true, version: packageJson.version });
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('main');
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => name[0] !== '.');
    expect(installed.sort()).toEqual(['@napi-rs', 'dynamosql-tray']);
  });

  it('names the oldest Node that is tried here', () => {
    expect(packageJson.engines.node).toBe(`>=${OLDEST_NODE}`);
  });
});

describe.each([
  { name: 'this Node', runtime: dirname(process.execPath) },
  { name: 'the oldest Node', runtime: join(place, 'oldest', 'node_modules', 'node', 'bin') },
])('the command that npm installed, on $name', ({ runtime }) => {
  let server: ChildProcess;
  let ready: Record<string, unknown>;

  /** As `npx` starts it: the Node that comes first on the PATH runs it. */
  function npx(...words: readonly string[]) {
    const path = `${runtime}:${process.env['PATH']}`;
    const env = { ...process.env, PATH: path, DYNAMOSQL_TRAY_PORT: '0' };
    return { args: ['--no-install', 'dynamosql-tray', ...words], options: { cwd: folder, env } };
  }

  beforeAll(async () => {
    const { args, options } = npx('serve', '--demo', '--json');
    server = spawn('npx', args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
    ready = await firstLine(server);
  });

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    process.kill(Number(ready['pid']), 'SIGTERM');
    await ended;
  });

  it('serves the demo', async () => {
    expect(ready).toMatchObject({ event: 'ready', version: packageJson.version });
    const program = readlinkSync(`/proc/${ready['pid']}/exe`);
    expect(program).toContain(runtime);
    const answer = await fetch(new URL('/healthz', String(ready['endpoint'])));
    expect(answer.status).toBe(200);
  });

  it('lists the tables through it', () => {
    const { args, options } = npx('tables', '--demo', '--json');
    const said = execFileSync('npx', args, { ...options, encoding: 'utf8' });
    expect(JSON.parse(said)).toMatchObject({ tables: expect.anything() });
  });
});

function firstLine(child: ChildProcess): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The program has no output');
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready`)));
  });
}
