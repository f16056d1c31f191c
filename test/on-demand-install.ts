import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { personsNetwork } from './persons-network.ts';

const run = promisify(execFile);

// Tests live in homes of their own; what is installed once serves them all.
const realHome = userInfo().homedir;
const cache = join(realHome, '.cache', 'dynamosql-tray-tests', 'installed');

/** Long enough for the largest client on a slow line. */
export const INSTALL_TIMEOUT_MS = 300_000;

/**
 * Installs the packages that a folder's `package-lock.json` names, outside the checkout and once
 * per content of that lock. Install scripts run for the packages under `allowScripts` alone.
 * @returns the `node_modules` folder
 * @throws Error with what npm said
 */
export async function installedFrom(folder: string): Promise<string> {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const manifest = readFileSync(join(folder, 'package.json'));
  const hash = createHash('sha256').update(lock).update(manifest).digest('hex').slice(0, 16);
  const place = join(cache, `${basename(folder)}-${hash}`);
  if (!existsSync(place)) await install(folder, place);
  return join(place, 'node_modules');
}

/** In a folder beside the place, so that an install that was cut off is never taken for one. */
async function install(folder: string, place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const building = mkdtempSync(`${place}.`);
  try {
    for (const name of ['package.json', 'package-lock.json']) {
      copyFileSync(join(folder, name), join(building, name));
    }
    await npm(building, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    const scripted = packagesWithScripts(building);
    if (scripted.length > 0) await npm(building, ['rebuild', ...scripted]);
    // Two runs at the same time: the first one's folder stays, either is as good.
    await rename(building, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function packagesWithScripts(folder: string): string[] {
  const manifest: { readonly allowScripts?: Readonly<Record<string, boolean>> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const scripts = Object.entries(manifest.allowScripts ?? {});
  return scripts.filter(([, isAllowed]) => isAllowed).map(([name]) => name);
}

/** npm with the person's own configuration: it may name the registry and the way to it. */
async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, ...personsNetwork, HOME: realHome, USERPROFILE: realHome };
  const isWindows = process.platform === 'win32';
  await run(isWindows ? 'npm.cmd' : 'npm', args, { cwd, env, shell: isWindows });
}
