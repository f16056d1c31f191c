/** How this copy came onto the computer, which decides how a newer one can replace it. */
export type Packaging = 'appimage' | 'deb' | 'rpm' | 'nsis' | 'mac' | 'by-hand';

export interface PackagingFacts {
  readonly platform: string;
  /** False in a checkout. */
  readonly isPackaged: boolean;
  /** The running program's own path. */
  readonly program: string;
  /** What `resources/package-type` says; undefined without such a file. */
  readonly packageType: string | undefined;
  /** `APPIMAGE` and `APPDIR`: set by an AppImage for its own program, and inherited by all it starts. */
  readonly appImage: string | undefined;
  readonly appFolder: string | undefined;
}

export function packagingOf(facts: PackagingFacts): Packaging {
  const { platform, isPackaged, packageType } = facts;
  if (!isPackaged) return 'by-hand';
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32') return 'nsis';
  if (packageType === 'deb' || packageType === 'rpm') return packageType;
  return isOwnAppImage(facts) ? 'appimage' : 'by-hand';
}

/** A program that was started from another AppImage has its variables too, and must not replace that. */
function isOwnAppImage({ appImage, appFolder, program }: PackagingFacts): boolean {
  return Boolean(appImage && appFolder && program.startsWith(`${appFolder}/`));
}

/** A password is asked for what belongs to the whole computer. */
export function asksPassword(packaging: Packaging): boolean {
  return packaging === 'deb' || packaging === 'rpm';
}
