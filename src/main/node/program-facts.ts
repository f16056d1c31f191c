import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Machine } from '../core/machine.ts';
import type { ProgramFacts } from '../core/uninstall/removal.ts';
import { copyFolder } from './command-place.ts';
import { APP_FILE, appBeside, appNamedIn } from './installed-app.ts';

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
    appImage: platform === 'linux' ? appImageOf(environment) : undefined,
    appFolder: appFolderOf(real, platform),
  };
}

function appFolderOf(command: string, platform: Machine['platform']): string | undefined {
  const app = appBeside({ executable: command, platform });
  return app !== undefined && existsSync(app) ? dirname(app) : undefined;
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

/** An AppImage lays a copy of the command down, and beside it says where it lies itself. */
function appImageOf(environment: NodeJS.ProcessEnv): string | undefined {
  const file = join(copyFolder({ platform: 'linux', environment, home: homedir() }), APP_FILE);
  return existsSync(file) ? appNamedIn(readFileSync(file, 'utf8'), 'linux') : undefined;
}
