import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { commandTargets } from '../command-targets.ts';
import { type Command, nodeCommand, runProgram, tools } from '../run-program.ts';
import { builderWords, type Processor, processorsOf, type System } from './builder-words.ts';
import { fetchNode } from './foreign-node.ts';
import { packCommand } from './npm-package.ts';

// `node scripts/release/build.ts` makes everything that is published from this system, in
// release/packages, around the Electron of package.json. The release job runs it; what it signs with
// comes by the environment.

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'release', 'packages');
const system = process.platform as System;
const own = process.arch as Processor;

async function succeed(command: Command): Promise<void> {
  const { ok, reason } = await runProgram(command, { output: 'shown' });
  if (!ok) throw new Error(`${command.slice(1).join(' ')}: ${reason}`);
}

async function buildCommand(arch: Processor): Promise<void> {
  const name = `${system}-${arch}`;
  const target = commandTargets.find((one) => one.platform === system && one.arch === arch);
  const isFetched = arch !== own && target?.node === undefined;
  const folder = mkdtempSync(join(tmpdir(), 'node-'));
  const node = isFetched ? ['--node', await fetchNode(name, folder)] : [];
  await succeed(nodeCommand('scripts/command.ts', '--target', name, ...node));
  rmSync(folder, { recursive: true, force: true });
}

/** Apple's key comes as a text, and notarization reads a file. */
function keyFile(folder: string): void {
  const key = process.env['APPLE_API_KEY_P8'];
  if (!key) return;
  const file = join(folder, 'apple.p8');
  writeFileSync(file, key, { mode: 0o600 });
  process.env['APPLE_API_KEY'] = file;
  delete process.env['APPLE_API_KEY_P8'];
}

async function main(): Promise<void> {
  const words = builderWords(system, { own, environment: process.env });
  rmSync(output, { recursive: true, force: true });
  await succeed(nodeCommand('scripts/release/notes.ts', 'build/release-notes.md'));
  await succeed(nodeCommand(tools.vite, 'build', '--app', '--logLevel=warn'));
  for (const arch of processorsOf(system, own)) await buildCommand(arch);
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  try {
    keyFile(folder);
    await succeed(nodeCommand(tools.electronBuilder, ...words));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await succeed(nodeCommand('scripts/release/refuse-test-runtime.ts', output));
  // What is alike on every system comes from one of them.
  if (system !== 'linux' || own !== 'x64') return;
  packCommand(output);
  const bom = join(output, `dynamosql-tray-${packageJson.version}.cdx.json`);
  await succeed(nodeCommand('scripts/release/sbom.ts', bom));
}

await main();
