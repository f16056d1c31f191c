import { execFileSync, spawnSync } from 'node:child_process';

// Debian packages that a suite needs. They are looked up by name at each run: that a program
// happens to be on the PATH says nothing about the next machine.

/** What this script asks of the machine. */
export interface PackageSystem {
  readonly isRoot: boolean;
  isInstalled(name: string): boolean;
  /** Runs apt-get to its end; throws when it fails. */
  aptGet(...args: readonly string[]): void;
}

const debian: PackageSystem = {
  isRoot: process.getuid?.() === 0,
  isInstalled(name) {
    const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
    return /^Status: .* installed$/m.test(stdout ?? '');
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

if (import.meta.main) {
  const { suites } = await import('./suites.ts');
  const asked = process.argv.slice(2);
  const chosen = suites.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const names = [...new Set(chosen.flatMap(({ systemPackages }) => systemPackages ?? []))];
  if (!ensurePackages(names, console.log)) process.exitCode = 1;
}
