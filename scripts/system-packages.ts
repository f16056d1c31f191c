import { execFileSync, spawnSync } from 'node:child_process';

// Debian packages that a suite needs. They are looked up by name at each run: that a program
// happens to be on the PATH says nothing about the next machine.

/** Runs the desktop tests where everything else runs as root: Chromium's sandbox needs it. */
export const ordinaryUser = 'dynamosql-tray-tests';

/** What this script asks of the machine. */
export interface PackageSystem {
  readonly isRoot: boolean;
  isInstalled(name: string): boolean;
  hasUser(name: string): boolean;
  /** Makes an account that nobody can log in to; throws when it cannot. */
  addUser(name: string): void;
  /** Runs apt-get to its end; throws when it fails. */
  aptGet(...args: readonly string[]): void;
}

const debian: PackageSystem = {
  isRoot: process.getuid?.() === 0,
  isInstalled(name) {
    const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
    return /^Status: .* installed$/m.test(stdout ?? '');
  },
  hasUser: (name) => spawnSync('id', ['--user', name]).status === 0,
  addUser(name) {
    const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
    execFileSync('useradd', [...options, '--shell', '/usr/sbin/nologin', name]);
  },
  aptGet(...args) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  },
};

const INSTALL = ['install', '-y', '--no-install-recommends'];

/** Whether the packages are there, after installing them as root or saying how it is done. */
export function ensurePackages(
  names: readonly string[],
  print: (line: string) => void,
  system: PackageSystem = debian,
): boolean {
  const missing = names.filter((name) => !system.isInstalled(name));
  if (missing.length === 0) return true;
  if (!system.isRoot) {
    const install = ['sudo apt-get', ...INSTALL, ...missing].join(' ');
    print(`System packages are missing. Run: sudo apt-get update && ${install}`);
    return false;
  }
  print(`Installing system packages: ${missing.join(' ')}`);
  try {
    system.aptGet('update', '-qq');
    system.aptGet('-qq', ...INSTALL, ...missing);
  } catch (error) {
    print(`apt-get failed: ${error}`);
    return false;
  }
  return missing.every((name) => system.isInstalled(name));
}

/** Whether a suite has an ordinary user to run as, after root has made one. */
export function ensureOrdinaryUser(
  print: (line: string) => void,
  system: PackageSystem = debian,
): boolean {
  // Who is not root is ordinary.
  if (!system.isRoot || system.hasUser(ordinaryUser)) return true;
  print(`Making the user ${ordinaryUser} for the desktop tests`);
  try {
    system.addUser(ordinaryUser);
  } catch (error) {
    print(`useradd failed: ${error}`);
    return false;
  }
  return true;
}

if (import.meta.main) {
  const { suites } = await import('./suites.ts');
  const asked = process.argv.slice(2);
  const chosen = suites.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const names = [...new Set(chosen.flatMap(({ systemPackages }) => systemPackages ?? []))];
  const needsUser = chosen.some(({ needsOrdinaryUser }) => needsOrdinaryUser);
  const isReady =
    ensurePackages(names, console.log) && (!needsUser || ensureOrdinaryUser(console.log));
  if (!isReady) process.exitCode = 1;
}
