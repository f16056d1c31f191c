import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packagingPackages } from './packaging/packaging-packages.ts';
import { buildForTests, type TestTarget, testTargets } from './packaging/test-build.ts';
import { nodeCommand, runProgram, tools } from './run-program.ts';
import { ensurePackages } from './system-packages.ts';

// `npm run package` builds the installers of this system around the Electron of package.json, as the
// release job does. `npm run package -- --test-runtime [TARGET…]` builds those of Linux around the test
// runtime, on a machine that can download nothing: to be tried, never to be given to anybody. These look
// for updates at `--feed`, and go where `--output` says.

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'test-runtime': { type: 'boolean' },
    feed: { type: 'string' },
    output: { type: 'string', default: join(root, 'release', 'test-packages') },
  },
});

const isTestTarget = (name: string): name is TestTarget =>
  testTargets.some((target) => target === name);

async function main(): Promise<number> {
  const isForTests = values['test-runtime'] === true;
  const unknown = positionals.filter((name) => !isForTests || !isTestTarget(name));
  if (unknown.length > 0) {
    console.error(`It is \`npm run package -- [--test-runtime [${testTargets.join('|')}…]]\`.`);
    return 2;
  }
  if (isForTests && !ensurePackages(packagingPackages, console.error)) return 1;
  const parts = [
    nodeCommand(tools.vite, 'build', '--app', '--logLevel=warn'),
    nodeCommand('scripts/command.ts'),
  ];
  for (const part of parts) if (!(await runProgram(part, { output: 'shown' })).ok) return 1;
  return isForTests ? packageForTests(positionals.filter(isTestTarget)) : packageForRelease();
}

async function packageForTests(targets: readonly TestTarget[]): Promise<number> {
  const { output, feed } = values;
  rmSync(output, { recursive: true, force: true });
  const made = await buildForTests({
    targets: targets.length > 0 ? targets : testTargets,
    output,
    ...(feed === undefined ? {} : { feed }),
  });
  for (const path of made) console.log(path);
  return 0;
}

async function packageForRelease(): Promise<number> {
  const builder = nodeCommand(tools.electronBuilder, '--publish', 'never');
  return (await runProgram(builder, { output: 'shown' })).ok ? 0 : 1;
}

process.exitCode = await main();
