import { execFileSync, spawnSync } from 'node:child_process';

// Debian's own tools, as a person at this computer uses them.

const quietly = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Installs a package file with what it needs; gives what was said. */
export function aptInstall(file: string): string {
  return apt('install', '-y', '--no-install-recommends', '--allow-downgrades', file);
}

export function aptPurge(name: string): string {
  return apt('purge', '-y', name);
}

function apt(...args: readonly string[]): string {
  return execFileSync('apt-get', args, {
    env: quietly,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The version that is installed; undefined where none is. */
export function installedVersion(name: string): string | undefined {
  const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
  const isInstalled = /^Status: .* installed$/m.test(stdout);
  return isInstalled ? /^Version: (.*)$/m.exec(stdout)?.[1] : undefined;
}
