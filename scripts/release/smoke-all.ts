import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { thisSystem } from './smoke-systems.ts';
import { tracesIn } from './traces.ts';

// `node scripts/release/smoke-all.ts FOLDER` is all of the smoke on a machine that is thrown away: the
// release before, where there is one, then the packages of the folder over it, then nothing left: of all
// that has the app's name only what was there before.

const smoke = join(import.meta.dirname, 'smoke.ts');
const manifest = join(import.meta.dirname, '..', '..', 'package.json');
/** A desktop for those who have none. */
const desktop = process.platform === 'linux' ? ['xvfb-run', '-a', 'dbus-run-session', '--'] : [];

function run(words: readonly string[]): string {
  const [program = '', ...args] = words;
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  return execFileSync(program, args, { encoding: 'utf8', stdio });
}

function step(...words: readonly string[]): void {
  console.log(`── ${words.join(' ')}`);
  const opensApp = ['try', 'refuse', 'start'].includes(words[0] ?? '');
  process.stdout.write(run([...(opensApp ? desktop : []), process.execPath, smoke, ...words]));
}

/** The patterns of what a system installs; the release before is fetched by them. */
const PATTERNS: Readonly<Record<string, string>> = {
  linux: `*-${process.arch === 'x64' ? 'amd64' : 'arm64'}.deb`,
  darwin: `*-mac-${process.arch}.zip`,
  win32: `*-win-${process.arch}.exe`,
};

/** The folder of the release before; undefined for the first one. */
function previousRelease(): string | undefined {
  const list = ['release', 'list', '--exclude-drafts', '--exclude-pre-releases', '--limit', '1'];
  const repository = ['--repo', process.env['GITHUB_REPOSITORY'] ?? ''];
  const said = run(['gh', ...list, '--json', 'tagName', ...repository]);
  const [last]: readonly { readonly tagName: string }[] = JSON.parse(said);
  if (!last) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'previous-'));
  const pattern = PATTERNS[process.platform] ?? '';
  const where = ['--dir', folder, '--pattern', pattern];
  run(['gh', 'release', 'download', last.tagName, ...where, ...repository]);
  return folder;
}

const [folder = 'release/packages'] = process.argv.slice(2);
if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
const { roots } = thisSystem();
const previous = previousRelease();
const before = tracesIn(roots);
if (previous === undefined) console.log('There is no release before this one.');
else {
  step('install', previous);
  step('try');
}
step('install', folder);
step('try', JSON.parse(readFileSync(manifest, 'utf8')).version);
step('refuse');
if (process.platform === 'linux')
  for (const name of globSync('*.AppImage', { cwd: folder })) step('start', resolve(folder, name));
step('uninstall');
const left = tracesIn(roots).filter((path) => !before.includes(path));
if (left.length > 0) throw new Error(`This is left:\n${left.join('\n')}`);
