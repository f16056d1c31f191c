import { packagingPackages } from './packaging/packaging-packages.ts';
import { type Command, nodeCommand, tools } from './run-program.ts';

type Platform = 'linux' | 'darwin' | 'win32';

/** One row of `npm test`. A new suite is a row here and a test project in vite.config.ts. */
export interface Suite {
  /** The name on the command line, and that of the test project. */
  readonly name: string;
  readonly platforms: readonly Platform[];
  /** The suite is ended, and has failed, when it takes longer. */
  readonly limitMinutes: number;
  /** The suite runs the programs in `dist/`. */
  readonly needsBuild: boolean;
  /** Debian packages without which it cannot run. */
  readonly systemPackages?: readonly string[];
  /** It cannot run as root: root makes a user for it. */
  readonly needsOrdinaryUser?: boolean;
  /** It installs what it tests. */
  readonly needsRoot?: boolean;
  /** How it runs when `all` of it is asked for: with what is too long for every run. */
  readonly whole?: {
    readonly limitMinutes: number;
    readonly env: Readonly<Record<string, string>>;
  };
}

/** Screen, session and clipboard of a desktop, and what Electron links. */
const desktopPackages: readonly string[] = [
  'dbus-daemon',
  'fonts-dejavu-core',
  'fonts-inter',
  'gnome-keyring',
  'libasound2',
  'libgbm1',
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'xclip',
  'xvfb',
];

/** What makes the packages, reads them, and starts what is installed as a desktop does. */
export const installedPackages: readonly string[] = [
  ...desktopPackages,
  ...packagingPackages,
  'appstream',
  'binutils',
  'dex',
  'sudo',
  'xz-utils',
];

const EVERYWHERE: readonly Platform[] = ['linux', 'darwin', 'win32'];

/** In running order: quick ones first; what measures time or uses the default port comes last. */
export const suites: readonly Suite[] = [
  { name: 'unit', platforms: EVERYWHERE, limitMinutes: 5, needsBuild: false },
  {
    name: 'keychain',
    platforms: ['linux'],
    limitMinutes: 5,
    needsBuild: true,
    systemPackages: ['dbus-daemon', 'gnome-keyring'],
  },
  {
    name: 'scenarios',
    platforms: EVERYWHERE,
    limitMinutes: 15,
    needsBuild: true,
    systemPackages: ['faketime'],
  },
  // Its browsers that only take notes are shell scripts.
  {
    name: 'clients',
    platforms: ['linux'],
    limitMinutes: 12,
    needsBuild: true,
    whole: { limitMinutes: 45, env: { TEST_CLIENTS: 'all' } },
  },
  {
    name: 'desktop',
    platforms: ['linux'],
    limitMinutes: 12,
    needsBuild: true,
    systemPackages: desktopPackages,
    needsOrdinaryUser: true,
  },
  {
    name: 'packages',
    platforms: ['linux'],
    limitMinutes: 12,
    needsBuild: true,
    systemPackages: [
      'appstream',
      'binutils',
      'dbus-daemon',
      'gnome-keyring',
      'nsis',
      'openssl',
      'osslsigncode',
      'p7zip-full',
    ],
  },
  {
    name: 'installed',
    platforms: ['linux'],
    limitMinutes: 18,
    needsBuild: true,
    systemPackages: installedPackages,
    needsOrdinaryUser: true,
    needsRoot: true,
  },
  { name: 'conformance', platforms: EVERYWHERE, limitMinutes: 6, needsBuild: true },
];

interface Division {
  readonly here: readonly Suite[];
  /** Said at every run, so that none drops out unseen. */
  readonly elsewhere: readonly Suite[];
}

export function suitesOn(platform: string): Division {
  const isHere = (suite: Suite) => suite.platforms.some((name) => name === platform);
  return {
    here: suites.filter(isHere),
    elsewhere: suites.filter((suite) => !isHere(suite)),
  };
}

interface Terms {
  readonly limitMs: number;
  /** What its programs are told beside the usual. */
  readonly env: Readonly<Record<string, string>>;
}

export function termsOf(suite: Suite, isWhole: boolean): Terms {
  const { limitMinutes, env } = (isWhole && suite.whole) || { ...suite, env: {} };
  return { limitMs: limitMinutes * 60_000, env };
}

export function suiteCommand(suite: Suite, reportFile: string): Command {
  return nodeCommand(
    tools.vitest,
    'run',
    `--project=${suite.name}`,
    '--allowOnly=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  );
}
