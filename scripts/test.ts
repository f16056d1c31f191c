import { readFileSync } from 'node:fs';
import { check } from './check.ts';
import { openRunFolder } from './run-folder.ts';
import { nodeCommand, runProgram, tools } from './run-program.ts';
import { type Suite, suiteCommand, suites, suitesOn, termsOf } from './suites.ts';
import { ensureOrdinaryUser, ensurePackages } from './system-packages.ts';
import { type Counts, countSuite, sum, type VitestReport } from './test-counts.ts';

// `npm test` proves everything this platform can prove; `npm test -- NAME…` the named parts, and
// with the word `all` also what of them is too long for every run. A suite that leaves a process,
// a file or a socket behind has failed. The last line is `N passed, N failed`.

const CHECK = 'check';
const ALL = 'all';
const words = process.argv.slice(2);
const isWhole = words.includes(ALL);
const asked = words.filter((word) => word !== ALL);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);

const names = [CHECK, ...suites.map((suite) => suite.name)];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  console.log(`0 passed, ${unknown.length} failed`);
  process.exit(1);
}

const { here, elsewhere } = suitesOn(process.platform);
const chosen = here.filter((suite) => isAsked(suite.name));
for (const suite of elsewhere) {
  console.log(`Not on this platform: ${suite.name} (${suite.platforms.join(', ')})`);
}

const counts: Counts[] = [];
if (isAsked(CHECK)) {
  title(CHECK);
  counts.push(await check());
}
const built = chosen.some((suite) => suite.needsBuild) ? await build() : { passed: 0, failed: 0 };
counts.push(built);
for (const suite of chosen) {
  counts.push(suite.needsBuild && built.failed > 0 ? notRun(suite) : await run(suite));
}

const { passed, failed } = sum(counts);
if (passed === 0 || failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);

async function build(): Promise<Counts> {
  title('build');
  const command = nodeCommand(tools.vite, 'build', '--app', '--logLevel=warn');
  const { ok, seconds, reason } = await runProgram(command, { output: 'shown' });
  console.log(ok ? `built in ${seconds.toFixed(1)} s` : `the build failed: ${reason}`);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function run(suite: Suite): Promise<Counts> {
  title(suite.name);
  if (!ensurePackages(suite.systemPackages ?? [], console.log)) return notRun(suite);
  if (suite.needsOrdinaryUser && !ensureOrdinaryUser(console.log)) return notRun(suite);
  if (suite.needsRoot && !isRoot(suite)) return notRun(suite);
  const folder = openRunFolder();
  const { limitMs, env } = termsOf(suite, isWhole);
  try {
    const finished = await runProgram(suiteCommand(suite, folder.reportFile), {
      output: 'shown',
      limitMs,
      env: { ...folder.environment, ...env },
    });
    const tests = countSuite(readReport(folder.reportFile), finished.ok);
    const litter = await folder.litter();
    for (const left of litter) console.log(`${suite.name} left behind ${left}`);
    // A test that broke off could not tidy up: it has failed already.
    const isUntidy = tests.failed === 0 && litter.length > 0;
    const counts = sum([tests, { passed: 0, failed: isUntidy ? 1 : 0 }]);
    const outcome = `${counts.passed} passed, ${counts.failed} failed`;
    console.log(`${suite.name}: ${outcome} in ${finished.seconds.toFixed(0)} s ${finished.reason}`);
    return counts;
  } finally {
    await folder.remove();
  }
}

function isRoot({ name }: Suite): boolean {
  if (process.getuid?.() === 0) return true;
  console.log(`It installs packages, so it needs root. Run: sudo npm test -- ${name}`);
  return false;
}

function notRun(suite: Suite): Counts {
  console.log(`${suite.name}: did not run`);
  return { passed: 0, failed: 1 };
}

/** Nothing when vitest crashed before it wrote its report. */
function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function title(name: string): void {
  console.log(`\n── ${name}`);
}
