import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, inject as provided } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import {
  type CommandTarget,
  commandFolder,
  commandTargets,
  NODE_VERSION,
  nameOf,
} from '../../scripts/command-targets.ts';
import { readExecutable } from '../../scripts/executable-file.ts';
import { inject } from '../../scripts/packed-executable.ts';
import { nodeCommand, runProgram } from '../../scripts/run-program.ts';
import { personsNetwork } from '../persons-network.ts';
import { EXECUTABLE } from './harness/packed-command.ts';

// What is built here for the other two systems cannot run here, but can be read.

/** By the person's own way to the registry, into their own cache. */
const home = userInfo().homedir;
const personsOwn = Object.fromEntries(
  Object.entries({ ...personsNetwork, HOME: home, XDG_CACHE_HOME: join(home, '.cache') }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value]]),
  ),
);

const build = (...words: readonly string[]) =>
  runProgram(nodeCommand('scripts/command.ts', ...words), {
    output: 'kept',
    env: personsOwn,
  });

function target(name: string): CommandTarget {
  const found = commandTargets.find((candidate) => nameOf(candidate) === name);
  return found ?? expect.fail(`no target ${name}`);
}

/** Long enough for another system's Node over a slow line. */
const FETCH_MS = 300_000;

it('has the Node and the module of package.json in every executable', () => {
  expect(NODE_VERSION).toBe(packageJson.devDependencies.node);
  for (const { keyring } of commandTargets)
    expect(keyring.version).toBe(packageJson.dependencies['@napi-rs/keyring']);
});

it('reads nothing packed in a plain Node, and ours in the executable of this system', () => {
  const plain = readExecutable(readFileSync(process.execPath));
  expect(plain).toMatchObject({ platform: 'linux', blob: undefined, isFused: false });
  const ours = readExecutable(readFileSync(EXECUTABLE));
  expect([ours.platform, ours.arch, ours.isFused]).toEqual(['linux', process.arch, true]);
  expect(ours.blob?.includes('runCommandLine')).toBe(true);
});

it('is built for Windows, with the program in its resources and no signature that does not fit', {
  timeout: FETCH_MS,
}, async () => {
  const { ok, output } = await build('--target', 'win32-x64');
  expect([ok, output]).toEqual([true, expect.stringContaining('dynamosql-tray.exe')]);
  const folder = commandFolder(target('win32-x64'));
  expect(readdirSync(folder).sort()).toEqual(['dynamosql-tray.exe', 'keyring.node']);
  const file = readFileSync(join(folder, 'dynamosql-tray.exe'));
  const made = readExecutable(file);
  expect([made.platform, made.arch, made.isFused]).toEqual(['win32', 'x64', true]);
  expect(made.blob?.includes('runCommandLine')).toBe(true);
  const directories = file.readUInt32LE(0x3c) + 24 + 112;
  expect(file.readUInt32LE(directories + 4 * 8)).toBe(0);
});

describe('for macOS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mac-'));
  const { platform, arch } = target('darwin-arm64');

  it('gets the program into a segment of its own in a Mach-O file', async () => {
    const node = provided('macNode');
    expect(readExecutable(readFileSync(node))).toEqual({
      platform,
      arch,
      blob: undefined,
      isFused: false,
    });
    const [executable, blob] = [join(folder, 'command'), join(folder, 'blob')];
    copyFileSync(node, executable);
    writeFileSync(blob, 'a program of some length');
    await inject(executable, { blob, target: { platform } });
    const made = readExecutable(readFileSync(executable));
    expect({ ...made, blob: made.blob?.toString() }).toEqual({
      platform,
      arch,
      blob: 'a program of some length',
      isFused: true,
    });
  });

  it('takes no Node of another version or system', async () => {
    for (const node of [provided('macNode'), process.execPath]) {
      const { ok, output } = await build('--target', 'darwin-arm64', '--node', node);
      expect([ok, output]).toEqual([
        false,
        expect.stringContaining(`is no Node ${NODE_VERSION} for darwin-arm64.`),
      ]);
    }
  });

  it.each(commandTargets.filter(({ node }) => !node).map(nameOf))(
    'says for %s that its Node has to be given',
    async (name) => {
      const { ok, output } = await build('--target', name);
      expect([ok, output]).toEqual([false, expect.stringContaining('--node FILE')]);
    },
  );
});
