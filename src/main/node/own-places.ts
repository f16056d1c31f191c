import { lstatSync, readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { APP_ID } from '../../shared/app-id.ts';
import { allOfIt, anyOf, inCache, inData, inHome, onlyNamed } from '../core/uninstall/own-names.ts';
import { cacheFolderIn } from './cache-folder.ts';
import { copyFolder, isBundleCommand, linkIn } from './command-place.ts';
import { controlFolder, socketName } from './control-address.ts';
import type { FoundHome } from './home.ts';
import type { OwnPlace } from './own-files.ts';

const NAME = 'dynamosql-tray';

export interface Whose {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** What hangs on a home: itself with all in it, and its socket. */
export function placesOfHome(homes: readonly FoundHome[], { environment }: Whose): OwnPlace[] {
  const folders = homes.map(
    ({ path, isDefault, isLink }): OwnPlace => ({
      path,
      // A folder of the person's choice may hold files of theirs.
      inside: isDefault && !isLink ? allOfIt : inHome,
      staysItself: isLink,
    }),
  );
  const sockets = homes.flatMap(({ path }) => [socketName(path), socketName(join(path, 'demo'))]);
  return [
    ...folders,
    { path: controlFolder(environment), inside: onlyNamed(...sockets), isShared: true },
  ];
}

/** What all homes of a user share: it goes with the last of them. */
export function placesOfUser(whose: Whose): OwnPlace[] {
  const person = { ...whose, home: homedir() };
  const cache = cacheFolderIn(whose.environment);
  const command = copyFolder(person);
  const data = dirname(command);
  const own =
    cache === data
      ? [{ path: cache, inside: anyOf(inCache, inData) }]
      : [
          { path: cache, inside: inCache },
          { path: data, inside: inData },
        ];
  const updates = { path: join(dirname(cache), `${NAME}-updater`), inside: allOfIt };
  return [
    ...linkTo(command, linkIn(person)),
    ...own,
    updates,
    ...(whose.platform === 'darwin' ? macPlaces() : []),
  ];
}

/** The link on PATH, if it leads to our command: another one of this name is somebody else's. */
function linkTo(commandFolder: string, link: string): OwnPlace[] {
  const folder = dirname(link);
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return [];
  const target = resolve(folder, readlinkSync(link));
  if (!target.startsWith(commandFolder + sep) && !isBundleCommand(target)) return [];
  return [{ path: folder, inside: onlyNamed(basename(link)), staysItself: true, isShared: true }];
}

/** What the system itself writes for an app, under its id. */
function macPlaces(): OwnPlace[] {
  const library = join(homedir(), 'Library');
  const folders = [
    join(library, 'Caches', APP_ID),
    join(library, 'Caches', `${APP_ID}.ShipIt`),
    join(library, 'Caches', `${NAME}-updater`),
    join(library, 'HTTPStorages', APP_ID),
    join(library, 'Saved Application State', `${APP_ID}.savedState`),
  ];
  const preferences = join(library, 'Preferences');
  return [
    ...folders.map((path) => ({ path, inside: allOfIt })),
    {
      path: preferences,
      inside: onlyNamed(`${APP_ID}.plist`),
      staysItself: true,
      isShared: true,
    },
  ];
}
