/** How this copy came onto the computer, which decides how a newer one can replace it. */
export type Packaging = 'appimage' | 'deb' | 'rpm' | 'nsis' | 'mac' | 'by-hand';

export interface PackagingFacts extends StartedProgram {
  /** False in a checkout. */
  readonly isPackaged: boolean;
  /** What `resources/package-type` says; undefined without such a file. */
  readonly packageType: string | undefined;
}

export interface StartedProgram {
  readonly platform: string;
  /** The running program's own path. */
  readonly program: string;
  /** `APPIMAGE` and `APPDIR`: set by an AppImage for its own program, and inherited by all it starts. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function packagingOf(facts: PackagingFacts): Packaging {
  const { platform, isPackaged, packageType } = facts;
  if (!isPackaged) return 'by-hand';
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32') return 'nsis';
  if (packageType === 'deb' || packageType === 'rpm') return packageType;
  return ownAppImage(facts) === undefined ? 'by-hand' : 'appimage';
}

/** The AppImage that the program runs from. What another one's terminal started has variables of that one. */
export function ownAppImage(started: StartedProgram): string | undefined {
  const { platform, program, environment } = started;
  const { APPIMAGE: file, APPDIR: mounted } = environment;
  const isIts = mounted && program.startsWith(`${mounted.replace(/\/+$/, '')}/`);
  return platform === 'linux' && file && isIts ? file : undefined;
}

/** A password is asked for what belongs to the whole computer. */
export function asksPassword(packaging: Packaging): boolean {
  return packaging === 'deb' || packaging === 'rpm';
}
