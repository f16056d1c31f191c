/** The parts of package-lock.json (version 3) that matter here. */
export interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * Entries for the optional dependencies that a lock lacks, by their place in it. A registry may
 * show only the builds for its own platform; `npm ci` refuses a lock without the others.
 */
export function missingEntries({ packages }: Lock): Readonly<Record<string, LockedPackage>> {
  const missing: Record<string, LockedPackage> = {};
  for (const [place, { dev, optionalDependencies }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (isFoundFrom(place, { name, packages })) continue;
      missing[`node_modules/${name}`] = entryOf(name, { version, dev: dev === true });
    }
  }
  return missing;
}

/** Looks where Node would: in the package's own folder, then in each one around it. */
function isFoundFrom(
  place: string,
  { name, packages }: { name: string; packages: Lock['packages'] },
): boolean {
  if (`${place}/node_modules/${name}`.replace(/^\//, '') in packages) return true;
  if (place === '') return false;
  const around = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')));
  return isFoundFrom(around, { name, packages });
}

function entryOf(name: string, { version, dev }: { version: string; dev: boolean }): LockedPackage {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((word) => words.includes(word));
  const cpu = PROCESSORS.filter((word) => words.includes(word));
  if (!/^\d/.test(version) || os.length === 0 || cpu.length === 0) {
    throw new Error(
      `${name}@${version} is missing in the lock, and its platform cannot be told from its name.`,
    );
  }
  const isMusl = words.some((word) => word.startsWith('musl'));
  const libc = isMusl ? { libc: ['musl'] } : {};
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os };
}
