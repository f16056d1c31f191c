import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { suites, suitesOn, termsOf } from '../../scripts/suites.ts';
import { countSuite, sum, type VitestReport } from '../../scripts/test-counts.ts';
import { createScratchProject } from './scratch-project.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the table of suites', () => {
  // Named here a second time, so that a suite cannot drop out of a platform unseen.
  it.each([
    { platform: 'linux', elsewhere: [] },
    { platform: 'darwin', elsewhere: ['keychain', 'clients', 'desktop', 'packages', 'installed'] },
    { platform: 'win32', elsewhere: ['keychain', 'clients', 'desktop', 'packages', 'installed'] },
  ])('leaves out on $platform: $elsewhere', ({ platform, elsewhere }) => {
    expect(suitesOn(platform).elsewhere.map((suite) => suite.name)).toEqual(elsewhere);
  });

  it('divides all suites on every platform', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const { here, elsewhere } = suitesOn(platform);
      expect(here.length + elsewhere.length).toBe(suites.length);
    }
  });

  it('gives each suite a test project of the same name', () => {
    const config = readFileSync(join(root, 'vite.config.ts'), 'utf8');
    for (const { name } of suites) expect(config).toContain(`testProject('${name}'`);
  });

  it('ends within 90 minutes even if every suite takes all its time', () => {
    const minutes = suites.map((suite) => suite.limitMinutes);
    expect(minutes.reduce((total, limit) => total + limit, 0)).toBeLessThanOrEqual(90);
  });
});

describe('a suite', () => {
  const clients = suites.filter(({ name }) => name === 'clients');

  it('runs every client only when all of it is asked for, and takes longer then', () => {
    expect(clients.map((suite) => termsOf(suite, false).env)).toEqual([{}]);
    expect(clients.map((suite) => termsOf(suite, true).env)).toEqual([{ TEST_CLIENTS: 'all' }]);
    for (const suite of clients)
      expect(termsOf(suite, true).limitMs).toBeGreaterThan(termsOf(suite, false).limitMs);
  });

  it('of which there is no more runs as ever', () => {
    for (const suite of suites.filter(({ whole }) => !whole))
      expect(termsOf(suite, true)).toEqual(termsOf(suite, false));
  });
});

describe('counting a suite', () => {
  const allPassed: VitestReport = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
  };

  it('takes the numbers from the report', () => {
    expect(countSuite(allPassed, true)).toEqual({ passed: 3, failed: 0 });
    expect(countSuite({ ...allPassed, numFailedTests: 2 }, false)).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  it('counts skipped and planned tests as failed', () => {
    const report = { ...allPassed, numPendingTests: 1, numTodoTests: 1 };
    expect(countSuite(report, true)).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a file that does not load as failed', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const report = { ...allPassed, testResults: [...allPassed.testResults, broken] };
    expect(countSuite(report, false)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a suite without a test as failed', () => {
    const report = { ...allPassed, numPassedTests: 0, testResults: [] };
    expect(countSuite(report, true)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a suite as failed that broke off before its report', () => {
    expect(countSuite(undefined, false)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a suite as failed that ended badly for a reason of its own', () => {
    expect(countSuite(allPassed, false)).toEqual({ passed: 3, failed: 1 });
  });

  it('adds the suites up', () => {
    expect(sum([allPassed, allPassed].map((report) => countSuite(report, true)))).toEqual({
      passed: 6,
      failed: 0,
    });
    expect(sum([])).toEqual({ passed: 0, failed: 0 });
  });
});

describe('`npm test -- unit`', () => {
  const project = createScratchProject(
    'scripts',
    'vite.config.ts',
    'test/own-home.ts',
    'test/persons-network.ts',
  );
  const passing = "import { expect, it } from 'vitest';\nit('holds', () => expect(1).toBe(1));\n";

  function lastLineWith(text: string) {
    project.write('test/shared/second.test.ts', text);
    const { exitCode, stdout } = project.run('scripts/test.ts', 'unit');
    return { exitCode, lastLine: stdout.trimEnd().split('\n').at(-1) };
  }

  beforeAll(() => project.write('test/shared/first.test.ts', passing));

  it('ends with what passed', () => {
    expect(lastLineWith(passing)).toEqual({ exitCode: 0, lastLine: '2 passed, 0 failed' });
  });

  it.each([
    ['a failed test', passing.replace('toBe(1)', 'toBe(2)')],
    ['a skipped test', passing.replace('it(', 'it.skip(')],
    ['a planned test', "import { it } from 'vitest';\nit.todo('will hold');\n"],
    ['a file that does not load', "import './nowhere.ts';\n"],
    ['a file without a test', 'export {};\n'],
    ['a test that was left focused', passing.replace('it(', 'it.only(')],
  ])('fails on %s', (_, text) => {
    expect(lastLineWith(text)).toEqual({ exitCode: 1, lastLine: '1 passed, 1 failed' });
  });

  it.each([
    ['a file', "import { writeFileSync } from 'node:fs';\n", "writeFileSync(place + '/left', '')"],
    [
      'a folder with a socket',
      "import { mkdirSync } from 'node:fs';\nimport { createServer } from 'node:net';\n",
      "mkdirSync(place + '/s'); createServer().listen(place + '/s/s').unref()",
    ],
    [
      'a process that runs on by itself',
      "import { spawn } from 'node:child_process';\n",
      "spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { detached: true }).unref()",
    ],
  ])('fails on %s that is left behind', (_what, imports, act) => {
    // Two folders above that of the test file, which goes with it.
    const place = "const place = process.env['TMPDIR'] + '/../..';\n";
    const leaving = passing.replace("it('holds', () => ", `${place}it('holds', () => {${act}; `);
    const text = `${imports}${leaving.replace('toBe(1));', 'toBe(1); });')}`;
    expect(lastLineWith(text)).toEqual({ exitCode: 1, lastLine: '2 passed, 1 failed' });
  });

  it('fails when there is no such suite', () => {
    const { exitCode, stdout, stderr } = project.run('scripts/test.ts', 'nonsense');
    expect(stderr).toContain('There is no suite nonsense.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '0 passed, 1 failed\n' });
  });
});
