import { execFileSync } from 'node:child_process';
import { globSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

// How the app comes, where it lies and how it goes, on each system.

export interface InstalledSystem {
  readonly program: string;
  readonly command: string;
  /** The folder of the whole app, and its archive in there. */
  readonly app: string;
  readonly archive: string;
  /** Whether the runtime refuses an archive that was changed; on Linux it does not look. */
  readonly refusesChanges: boolean;
  /** Installs the package that lies in a folder; over an older one, that is an update. */
  install(folder: string): void;
  remove(): void;
  /** What nothing may be left of. */
  readonly places: readonly string[];
  /** The folders in which nothing of the app's name may be new afterwards. */
  readonly roots: readonly string[];
  /** Whether something of the app is on the person's PATH. */
  isOnPath(): boolean;
}

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function packageIn(folder: string, pattern: string): string {
  const [found, ...others] = globSync(pattern, { cwd: folder });
  if (!found || others.length > 0)
    throw new Error(`One ${pattern} is expected in ${folder}, not ${others.length + 1}.`);
  return join(folder, found);
}

const asRoot = (...words: readonly string[]): string =>
  process.getuid?.() === 0 ? run(words[0] ?? '', ...words.slice(1)) : run('sudo', ...words);

function linux(): InstalledSystem {
  const app = '/opt/DynamoSQLTray';
  const own = (variable: string, usual: string): string =>
    join(process.env[variable] ?? join(homedir(), usual), 'dynamosql-tray');
  return {
    program: join(app, 'dynamosql-tray-app'),
    command: '/usr/bin/dynamosql-tray',
    app,
    archive: 'resources/app.asar',
    refusesChanges: false,
    install: (folder) => {
      const file = packageIn(folder, '*.deb');
      asRoot('apt-get', 'install', '-y', '--allow-downgrades', resolve(file));
    },
    remove: () => void asRoot('apt-get', 'purge', '-y', 'dynamosql-tray'),
    places: [
      app,
      '/usr/bin/dynamosql-tray',
      '/usr/share/applications/com.dynamosql.tray.desktop',
      '/usr/share/metainfo/com.dynamosql.tray.metainfo.xml',
      own('XDG_CONFIG_HOME', '.config'),
      own('XDG_DATA_HOME', '.local/share'),
      own('XDG_CACHE_HOME', '.cache'),
    ],
    roots: [homedir(), '/opt', '/usr', '/etc'],
    isOnPath: () => globSync('/usr/bin/dynamosql-tray*').length > 0,
  };
}

function darwin(): InstalledSystem {
  const app = '/Applications/DynamoSQLTray.app';
  const library = join(homedir(), 'Library');
  const link = join(homedir(), '.local/bin/dynamosql-tray');
  return {
    program: join(app, 'Contents/MacOS/dynamosql-tray-app'),
    command: join(app, 'Contents/Resources/bin/dynamosql-tray'),
    app,
    archive: 'Contents/Resources/app.asar',
    refusesChanges: true,
    install: (folder) => {
      // The app makes no such folder, and puts its command into one that is there.
      mkdirSync(dirname(link), { recursive: true });
      rmSync(app, { recursive: true, force: true });
      run('ditto', '-xk', packageIn(folder, `*-mac-${process.arch}.zip`), '/Applications');
      for (const name of globSync(`*-mac-${process.arch}.dmg`, { cwd: folder }))
        holdsTheSame(join(folder, name), app);
    },
    remove: () => rmSync(app, { recursive: true }),
    places: [
      app,
      join(library, 'Application Support/dynamosql-tray'),
      join(homedir(), '.cache/dynamosql-tray'),
    ],
    roots: [homedir(), '/Applications', '/Library'],
    isOnPath: () => lstatSync(link, { throwIfNoEntry: false }) !== undefined,
  };
}

/** The disk image can be opened, and holds the app that the archive for the updater holds. */
function holdsTheSame(image: string, app: string): void {
  const mounted = mkdtempSync(join(tmpdir(), 'image-'));
  run('hdiutil', 'attach', image, '-nobrowse', '-readonly', '-mountpoint', mounted);
  try {
    run('diff', '-r', join(mounted, basename(app)), app);
  } finally {
    run('hdiutil', 'detach', mounted);
  }
}

function win32(): InstalledSystem {
  const { LOCALAPPDATA = '', APPDATA = '' } = process.env;
  const app = join(LOCALAPPDATA, 'Programs', 'dynamosql-tray');
  return {
    program: join(app, 'dynamosql-tray-app.exe'),
    command: join(app, 'resources', 'bin', 'dynamosql-tray.exe'),
    app,
    archive: 'resources/app.asar',
    refusesChanges: true,
    install: (folder) => void run(packageIn(folder, `*-win-${process.arch}.exe`), '/S'),
    // It goes on in a copy of itself.
    remove: () => void run(join(app, 'Uninstall dynamosql-tray-app.exe'), '/S'),
    places: [app, join(LOCALAPPDATA, 'dynamosql-tray'), join(APPDATA, 'dynamosql-tray')],
    roots: [homedir()],
    isOnPath: () =>
      run('reg', 'query', 'HKCU\\Environment', '/v', 'Path').includes('\\dynamosql-tray\\bin'),
  };
}

export function thisSystem(): InstalledSystem {
  const systems: Readonly<Record<string, () => InstalledSystem>> = { linux, darwin, win32 };
  const found = systems[process.platform];
  if (!found) throw new Error(`There is no package for ${process.platform}.`);
  return found();
}
