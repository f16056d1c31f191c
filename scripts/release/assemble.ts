import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { digest, feedFaults } from './feeds.ts';

// `node scripts/release/assemble.ts FOLDER` looks at the files of all systems together, refuses what
// does not fit, and writes SHA256SUMS over the rest.

const SUMS = 'SHA256SUMS';
const PUBLISHED = /\.(AppImage|deb|rpm|tar\.gz|dmg|zip|exe|tgz|blockmap|yml|cdx\.json)$/;

/** A sentence for each reason not to publish the files of a folder. */
export function assemblyFaults(folder: string, version: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name !== SUMS);
  const strange = names.filter((name) => !PUBLISHED.test(name) || name.startsWith('test-runtime'));
  const packages = names.filter((name) => !/\.(yml|blockmap)$/.test(name));
  const older = packages.filter((name) => !name.includes(`-${version}`));
  return [
    ...strange.map((name) => `${name} is not to be published.`),
    ...older.map((name) => `${name} does not say that it is of ${version}.`),
    ...feedFaults(folder, version),
  ];
}

/** As `sha256sum --check` reads it. */
export function checksums(folder: string): string {
  const names = readdirSync(folder).filter((name) => name !== SUMS);
  return names
    .sort()
    .map((name) => `${digest(join(folder, name), 'sha256', 'hex')}  ${name}\n`)
    .join('');
}

if (import.meta.main) {
  const [folder = 'release/packages'] = process.argv.slice(2);
  rmSync(join(folder, SUMS), { force: true });
  const faults = assemblyFaults(folder, packageJson.version);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else writeFileSync(join(folder, SUMS), checksums(folder));
}
