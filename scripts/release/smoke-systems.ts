import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

// How the app comes, where it lies and how it goes, on each system.

export interface InstalledSystem {
  readonly program: string;
  readonly command: string;
  /** Installs the package that lies in a folder; over an older one, that is an update. */
  install(folder: string): void;
  remove(): void;
  /** What nothing may be left of. */
  readonly places: readonly string[];
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
    isOnPath: () => globSync('/usr/bin/dynamosql-tray*').length > 0,
  };
}

function darwin(): InstalledSystem {
  const app = '/Applications/DynamoSQLTray.app';
  const library = join(homedir(), 'Library');
  return {
    program: join(app, 'Contents/MacOS/dynamosql-tray-app'),
    command: join(app, 'Contents/Resources/bin/dynamosql-tray'),
    install: (folder) => {
      rmSync(app, { recursive: true, force: true });
      run('ditto', '-xk', packageIn(folder, `*-mac-${process.arch}.zip`), '/Applications');
    },
    remove: () => rmSync(app, { recursive: true }),
    places: [
      app,
      join(library, 'Application Support/dynamosql-tray'),
      join(homedir(), '.cache/dynamosql-tray'),
    ],
    // Nothing but the app itself is installed there.
    isOnPath: () => false,
  };
}

function win32(): InstalledSystem {
  const { LOCALAPPDATA = '', APPDATA = '' } = process.env;
  const app = join(LOCALAPPDATA, 'Programs', 'dynamosql-tray');
  return {
    program: join(app, 'dynamosql-tray-app.exe'),
    command: join(app, 'resources', 'bin', 'dynamosql-tray.exe'),
    install: (folder) => void run(packageIn(folder, `*-win-${process.arch}.exe`), '/S'),
    // It goes on in a copy of itself.
    remove: () => void run(join(app, 'Uninstall dynamosql-tray-app.exe'), '/S'),
    places: [app, join(LOCALAPPDATA, 'dynamosql-tray'), join(APPDATA, 'dynamosql-tray')],
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
