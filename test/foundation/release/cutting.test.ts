import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withReleases } from '../../../scripts/release/appstream.ts';
import { changesIn, releasesIn } from '../../../scripts/release/changelog.ts';
import { isHigher, isVersion } from '../../../scripts/release/versions.ts';
import { createScratchProject } from '../scratch-project.ts';

const METAINFO = 'build/linux/com.dynamosql.tray.metainfo.xml';
const changelog = `# Changelog

What changed.

## Unreleased

### Added

- A thing with \`code\`, which goes on
  in the next line.
- Another: 1 < 2 & 3.

## 0.1.0 - 2026-01-31

### Added

- The first things.
`;

type Project = ReturnType<typeof createScratchProject>;

function git(project: Project, ...args: readonly string[]): string {
  const options = { cwd: project.folder, encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync('git', args, options).trim();
}

/** A repository whose version is 0.1.0, with changes that wait for the next one. */
function createRepository(): Project {
  const project = createScratchProject('scripts', 'package-lock.json', METAINFO);
  project.write('CHANGELOG.md', changelog);
  project.write('.gitignore', 'node_modules\n');
  for (const name of ['package.json', 'package-lock.json'])
    project.write(name, project.read(name).replace(/"version": "[^"]*"/, '"version": "0.1.0"'));
  git(project, 'init', '--quiet', '--initial-branch=main');
  git(project, 'config', 'user.name', 'Somebody');
  git(project, 'config', 'user.email', 'somebody@example.invalid');
  commit(project);
  return project;
}

function commit(project: Project): void {
  git(project, 'add', '--all');
  git(project, 'commit', '--quiet', '--message', 'before');
}

const cut = (project: Project, ...words: readonly string[]) =>
  project.run('scripts/release/cut.ts', ...words);

let project: Project;
beforeEach(() => {
  project = createRepository();
});

describe('cutting a release', () => {
  it('puts version, changelog and metadata into one commit with a tag, and says how to push', () => {
    const { stdout, stderr, exitCode } = cut(project, '0.2.0');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toContain('git push --atomic origin main v0.2.0\n');
    expect(git(project, 'status', '--porcelain')).toBe('');
    expect(git(project, 'log', '--format=%s', '-1', 'v0.2.0')).toBe('release: 0.2.0');
    expect(git(project, 'cat-file', '-t', 'v0.2.0')).toBe('tag');
    expect(git(project, 'diff', '--name-only', 'HEAD^').split('\n').sort()).toEqual(
      [METAINFO, 'CHANGELOG.md', 'package-lock.json', 'package.json'].sort(),
    );
    expect(JSON.parse(project.read('package.json')).version).toBe('0.2.0');
    const lock = JSON.parse(project.read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual(['0.2.0', '0.2.0']);
  });

  it('changes nothing else of these files', () => {
    cut(project, '0.2.0');
    const changed = git(
      project,
      'diff',
      '--numstat',
      'HEAD^',
      '--',
      'package.json',
      'package-lock.json',
    );
    expect(changed.split('\n')).toEqual(['2\t2\tpackage-lock.json', '1\t1\tpackage.json']);
  });

  it('leaves an empty place for the next changes, and the older releases as they are', () => {
    cut(project, '0.2.0');
    const date = git(project, 'log', '--format=%cs', '-1');
    const [first, ...older] = changelog.split('## Unreleased\n');
    expect(project.read('CHANGELOG.md')).toBe(
      `${first}## Unreleased\n\n## 0.2.0 - ${date}\n${older.join('')}`,
    );
  });

  it('may be the first release, of the version that the manifest has', () => {
    project.write('CHANGELOG.md', changelog.replace('## 0.1.0 - 2026-01-31', '## Before'));
    commit(project);
    expect(cut(project, '0.1.0').exitCode).toBe(0);
  });

  it('can be done again for the next release', () => {
    cut(project, '0.2.0');
    const next = project.read('CHANGELOG.md').replace('Unreleased\n', 'Unreleased\n\n- More.\n');
    project.write('CHANGELOG.md', next);
    commit(project);
    expect(cut(project, '0.2.1').exitCode).toBe(0);
    const versions = releasesIn(project.read('CHANGELOG.md')).map(({ version }) => version);
    expect(versions).toEqual(['0.2.1', '0.2.0', '0.1.0']);
  });
});

describe('a release is refused', () => {
  const act: Readonly<Record<string, () => void>> = {
    'a change that is not committed': () => project.write('CHANGELOG.md', `${changelog}\n`),
    'a file that git does not know': () => project.write('new.txt', ''),
    'another branch': () => git(project, 'checkout', '--quiet', '-b', 'else'),
    'a tag that exists': () => git(project, 'tag', 'v0.2.0'),
    'nothing unreleased': () => {
      project.write('CHANGELOG.md', changelog.replaceAll(/^- A.*\n( {2}.*\n)?/gm, ''));
      commit(project);
    },
  };

  it.each([
    ['a change that is not committed', '0.2.0', 'There are changes that are not committed.'],
    ['a file that git does not know', '0.2.0', 'There are changes that are not committed.'],
    ['another branch', '0.2.0', 'Releases are made on main, and this is else.'],
    ['a tag that exists', '0.2.0', 'The tag v0.2.0 exists already.'],
    ['nothing unreleased', '0.2.0', 'Nothing stands under "Unreleased" in CHANGELOG.md'],
    ['the same version', '0.1.0', '0.1.0 is not higher than 0.1.0, which is released.'],
    ['a lower version', '0.0.9', '0.0.9 is not higher than 0.1.0, which is released.'],
    ['a version of two numbers', '0.2', 'Say which version, as three numbers'],
    ['a version with words', 'v0.2.0; ls', 'Say which version, as three numbers'],
    ['no version', undefined, 'Say which version, as three numbers'],
  ])('for %s', (what, version, sentence) => {
    act[what]?.();
    const before = git(project, 'status', '--porcelain') + git(project, 'rev-parse', 'HEAD');
    const { exitCode, stderr } = cut(project, ...(version === undefined ? [] : [version]));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(sentence);
    expect(git(project, 'status', '--porcelain') + git(project, 'rev-parse', 'HEAD')).toBe(before);
  });
});

describe('the notes of a release', () => {
  it('are what the changelog says of the version of the manifest', () => {
    cut(project, '0.2.0');
    const { stdout } = project.run('scripts/release/notes.ts');
    expect(stdout).toBe(
      '### Added\n\n- A thing with `code`, which goes on\n  in the next line.\n- Another: 1 < 2 & 3.\n',
    );
    project.run('scripts/release/notes.ts', 'build/release-notes.md');
    expect(project.read('build/release-notes.md')).toBe(stdout);
  });

  it('are missed when no release was cut', () => {
    project.write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n');
    const { exitCode, stderr } = project.run('scripts/release/notes.ts');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('CHANGELOG.md says nothing of 0.1.0');
  });
});

describe('the metainfo file', () => {
  it('lists each release with its changes as plain text', () => {
    cut(project, '0.2.0');
    const text = project.read(METAINFO);
    const date = git(project, 'log', '--format=%cs', '-1');
    expect(
      [...text.matchAll(/<release version="(.*)" date="(.*)">/g)].map(([, ...all]) => all),
    ).toEqual([
      ['0.2.0', date],
      ['0.1.0', '2026-01-31'],
    ]);
    expect(text).toContain('<li>A thing with code, which goes on in the next line.</li>');
    expect(text).toContain('<li>Another: 1 &lt; 2 &amp; 3.</li>');
  });

  it('is the one that the committed changelog makes', () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const committed = readFileSync(join(root, METAINFO), 'utf8');
    const releases = releasesIn(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
    expect(withReleases(committed, releases)).toBe(committed);
  });
});

describe('versions', () => {
  it('are ordered as numbers', () => {
    const pairs = [
      ['0.10.0', '0.9.9'],
      ['1.0.0', '0.99.99'],
      ['0.0.2', '0.0.1'],
    ] as const;
    for (const [higher, lower] of pairs)
      expect([isHigher(higher, lower), isHigher(lower, higher)]).toEqual([true, false]);
    expect(isHigher('1.2.3', '1.2.3')).toBe(false);
  });

  it('are three numbers and nothing else', () => {
    expect(['1.2.3', '0.0.0', '10.20.30'].map(isVersion)).toEqual([true, true, true]);
    const others = ['1.2', '1.2.3.4', '01.2.3', 'v1.2.3', '1.2.3-beta', '', '1.2.3\n'];
    expect(others.filter(isVersion)).toEqual([]);
  });

  it('have changes that are read in one line each', () => {
    expect(changesIn('### Added\n\n- One\n  and on.\n- Two.\n\nWords.')).toEqual([
      'One and on.',
      'Two.',
    ]);
  });
});
