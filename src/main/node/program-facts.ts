import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../core/machine.ts';
import type { ProgramFacts } from '../core/uninstall/removal.ts';
import { autostartFile } from './autostart.ts';

interface Asked {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: Machine['platform'];
  /** The command, as another program would start it. */
  readonly command: { readonly program: string; readonly args: readonly string[] };
}

const DEB_LIST = '/var/lib/dpkg/info/dynamosql-tray.list';

/**
 * How the program came to this computer, as far as files tell. No package manager is asked: `rpm -q`
 * makes a database in the person's folder where there is none.
 */
export function programFacts({ environment, platform, command }: Asked): ProgramFacts {
  const path = command.args.at(-1) ?? command.program;
  const real = existsSync(path) ? realpathSync(path) : path;
  return {
    platform,
    command: real,
    packages: platform === 'linux' ? packagesOf(real) : [],
    appImage: environment['APPIMAGE'] ?? startedAtLogin(environment),
  };
}

function packagesOf(command: string): ProgramFacts['packages'] {
  const named = packageType(dirname(command));
  const isDeb = named === 'deb' || existsSync(DEB_LIST);
  return [...(isDeb ? (['deb'] as const) : []), ...(named === 'rpm' ? (['rpm'] as const) : [])];
}

/** What the installed app says of itself, in a folder above its command. */
function packageType(folder: string): string | undefined {
  const file = join(folder, 'resources', 'package-type');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return dirname(folder) === folder ? undefined : packageType(dirname(folder));
}

/** The command does not know the AppImage that placed it; the entry that starts the app does. */
function startedAtLogin(environment: NodeJS.ProcessEnv): string | undefined {
  const file = autostartFile(environment);
  const entry = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^TryExec=(.*\.AppImage)$/m.exec(entry)?.[1];
}
