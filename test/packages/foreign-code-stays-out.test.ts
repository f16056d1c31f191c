import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../scenarios/cli/run.ts';
import type { World } from '../scenarios/harness/world.ts';
import { openPackedWorld } from './harness/packed-command.ts';

// A signature says whose code runs. Whoever can set a variable or give a word must not be able to
// run theirs under ours, nor look into a process that holds a secret.

/** Code of somebody else, which leaves a mark when it runs. */
function foreignCode(world: World): { readonly file: string; hasRun(): boolean } {
  const file = join(world.folder, 'foreign.cjs');
  const mark = join(world.folder, 'it-ran');
  writeFileSync(file, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');`);
  return { file, hasRun: () => existsSync(mark) };
}

/** What the kernel knows of listening TCP ports, for this process. */
function listeningPorts(pid: number): number {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`)
      .map((fd) => linkOf(`/proc/${pid}/fd/${fd}`))
      .flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []),
  );
  const LISTENS = '0A';
  return ['tcp', 'tcp6']
    .flatMap((name) => readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTENS && sockets.has(fields[9] ?? '')).length;
}

function linkOf(path: string): string {
  try {
    return execFileSync('readlink', [path], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

const variables = (file: string): readonly (readonly [name: string, value: string])[] => [
  ['NODE_OPTIONS', `--require ${file}`],
  ['NODE_OPTIONS', `--import ${file}`],
  ['NODE_OPTIONS', '--inspect=127.0.0.1:0'],
  ['NODE_OPTIONS', '--inspect-brk=127.0.0.1:0'],
  ['NODE_REPL_EXTERNAL_MODULE', file],
  ['NODE_PATH', join(file, '..')],
];

describe('a variable that makes Node load code or wait for a debugger', () => {
  it.each(variables('FILE'))('%s=%s runs nothing and opens nothing', async (name, value) => {
    const world = openPackedWorld();
    const foreign = foreignCode(world);
    const { stderr } = await run(world, ['status'], {
      variables: { [name]: value.replace('FILE', foreign.file) },
    });
    expect(foreign.hasRun()).toBe(false);
    expect(stderr).not.toMatch(/debugger|inspector/i);
  });

  it('would run that code in a Node', async () => {
    const world = openPackedWorld();
    const foreign = foreignCode(world);
    const env = { ...world.environment, NODE_OPTIONS: `--require ${foreign.file}` };
    execFileSync(process.execPath, ['-e', ''], { env });
    expect(foreign.hasRun()).toBe(true);
  });
});

describe('a word that Node itself would obey', () => {
  it.each([
    ['--inspect'],
    ['--inspect-brk'],
    ['--require', 'FILE'],
    ['--import', 'FILE'],
    ['-e', 'require("FILE")'],
    ['-p', 'require("FILE")'],
    ['FILE'],
    ['--experimental-sea-config', 'FILE'],
    ['--build-sea', 'FILE'],
  ])('%s %s is no word of ours', async (...words) => {
    const world = openPackedWorld();
    const foreign = foreignCode(world);
    const args = words.map((word) => word.replace('FILE', foreign.file));
    const { code, stderr } = await run(world, args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no command')]);
    expect(foreign.hasRun()).toBe(false);
  });
});

it('opens no debugger at the signal by which Node does', async () => {
  const world = openPackedWorld();
  const app = world.start(['serve', '--demo', '--json', '--port', '0']);
  await app.until(({ event }) => event === 'ready');
  const before = listeningPorts(app.pid);
  app.signal('SIGUSR1');
  const { code } = await run(world, ['tables', '--demo']);
  expect([code, listeningPorts(app.pid), app.stderr()]).toEqual([0, before, '']);
  expect(before).toBeGreaterThan(0);
});

it('loads no library that a configuration of OpenSSL names', async () => {
  const world = openPackedWorld();
  const config = join(world.folder, 'openssl.cnf');
  const library = join(world.folder, 'foreign.so');
  writeFileSync(library, 'no library, so that loading it is an error');
  writeFileSync(
    config,
    `nodejs_conf = a\n[a]\nengines = b\n[b]\nc = d\n[d]\ndynamic_path = ${library}\ninit = 1\n`,
  );
  const variables = { OPENSSL_CONF: config };
  const { code, stderr } = await run(world, ['--version'], { variables });
  expect([code, stderr]).toEqual([0, '']);
});

it('says in its own words that it cannot read an extra authority, beside the one line of Node', async () => {
  const world = openPackedWorld();
  const variables = {
    NODE_EXTRA_CA_CERTS: join(world.folder, 'nowhere.pem'),
    DYNAMOSQL_CLIENT_ID: 'id',
    DYNAMOSQL_CLIENT_SECRET: 'secret',
    DYNAMOSQL_MCP_URL: 'https://127.0.0.1:9/mcp',
  };
  const { stderr, failure } = await run(world, ['token', '--json'], { variables });
  expect(failure()).toMatchObject({
    code: 'tls_failed',
    cause: expect.stringContaining('nowhere.pem'),
  });
  expect(stderr).toMatch(/^Warning: Ignoring extra certs from [^\n]*nowhere\.pem[^\n]*\n$/);
});

it('writes no source of ours where a coverage is asked for', async () => {
  const world = openPackedWorld();
  const folder = join(world.folder, 'coverage');
  mkdirSync(folder);
  const { code } = await run(world, ['--version'], { variables: { NODE_V8_COVERAGE: folder } });
  expect(code).toBe(0);
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name), 'utf8')).not.toContain('function runCommandLine(');
});

it('takes no compiled code from a folder of others', async () => {
  const world = openPackedWorld();
  const folder = join(world.folder, 'cache');
  const variables = { NODE_COMPILE_CACHE: folder };
  expect((await run(world, ['status', '--help'], { variables })).code).toBe(0);
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )
    : [];
  expect(files).toEqual([]);
});
