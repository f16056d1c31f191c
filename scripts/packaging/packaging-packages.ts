/** The Debian packages whose programs make packages here. */
export const packagingPackages: readonly string[] = [
  'desktop-file-utils',
  'p7zip-full',
  'rpm',
  'squashfs-tools',
];
