import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReleases } from './appstream.ts';
import { releasesIn, unreleasedIn, withRelease } from './changelog.ts';
import { isHigher, isVersion } from './versions.ts';

// `npm run release -- 0.2.0` makes a release of what lies on main: version, changelog and metadata
// in one commit, with a tag. It pushes nothing; the tag, once pushed, starts the release workflow.

const BRANCH = 'main';
const FILES = {
  changelog: 'CHANGELOG.md',
  manifest: 'package.json',
  lock: 'package-lock.json',
  metainfo: 'build/linux/com.dynamosql.tray.metainfo.xml',
};

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(join(root, file), text);

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

/** Why this release cannot be; undefined when it can. */
function refusal(version: string | undefined): string | undefined {
  if (!version || !isVersion(version))
    return 'Say which version, as three numbers: npm run release -- 0.2.0';
  if (git('status', '--porcelain') !== '')
    return 'There are changes that are not committed. Commit them or put them away first.';
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (branch !== BRANCH) return `Releases are made on ${BRANCH}, and this is ${branch}.`;
  if (git('tag', '--list', `v${version}`) !== '') return `The tag v${version} exists already.`;
  return lowness(version) ?? emptiness();
}

/** The manifest's own version may be released, if it never was. */
function lowness(version: string): string | undefined {
  const current: string = JSON.parse(read(FILES.manifest)).version;
  const released = releasesIn(read(FILES.changelog)).map((release) => release.version);
  const last = released.find((other) => !isHigher(version, other));
  if (last) return `${version} is not higher than ${last}, which is released.`;
  if (isHigher(current, version)) return `${version} is lower than ${current} in package.json.`;
  return undefined;
}

function emptiness(): string | undefined {
  if (unreleasedIn(read(FILES.changelog))) return undefined;
  return `Nothing stands under "Unreleased" in ${FILES.changelog}: write there what changed.`;
}

function cut(version: string): void {
  const date = new Date().toISOString().slice(0, 10);
  const changelog = withRelease(read(FILES.changelog), { version, date });
  write(FILES.changelog, changelog);
  write(FILES.metainfo, withReleases(read(FILES.metainfo), releasesIn(changelog)));
  write(FILES.manifest, withVersion(read(FILES.manifest), version));
  const lock = JSON.parse(read(FILES.lock));
  lock.version = version;
  lock.packages[''].version = version;
  write(FILES.lock, `${JSON.stringify(lock, null, 2)}\n`);
  git('add', ...Object.values(FILES));
  git('commit', '--quiet', '--message', `release: ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `DynamoSQL Tray ${version}`);
}

/** Everything else of the manifest stays as it is laid out. */
function withVersion(manifest: string, version: string): string {
  return manifest.replace(/^( {2}"version": ")[^"]*"/m, `$1${version}"`);
}

const [version] = process.argv.slice(2);
const isRepository = spawnSync('git', ['rev-parse', '--git-dir'], { cwd: root }).status === 0;
const reason = isRepository ? refusal(version) : 'This is no git repository.';
if (reason !== undefined || version === undefined) {
  console.error(reason);
  process.exitCode = 1;
} else {
  cut(version);
  console.log(`Release ${version} is made here and nowhere else yet. Look at it: git show`);
  console.log(`This publishes the draft: git push --atomic origin ${BRANCH} v${version}`);
}
